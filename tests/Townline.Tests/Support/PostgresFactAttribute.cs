namespace Townline.Tests.Support;

/// <summary>A test of what only PostgreSQL can do, such as several nodes; shown as skipped without one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Missing;
}
