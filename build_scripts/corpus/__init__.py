"""What people edit, read into typed values."""
