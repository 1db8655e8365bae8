namespace Townline.Tests.Support;

/// <summary>The databases that every storage test runs on.</summary>
public enum Engine
{
    SQLite,
    PostgreSQL,
}
