using System.Globalization;
using Npgsql;

namespace Townline.Tests.Support;

/// <summary>
/// The PostgreSQL of this test run: the server that TOWNLINE_TEST_POSTGRES names, whose user may create databases.
/// ./test starts a private one.
/// </summary>
internal static class PostgresServer
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("TOWNLINE_TEST_POSTGRES");
    private static int _made;

    /// <summary>Null when there is a server, otherwise why PostgreSQL is left out.</summary>
    public static string? Missing => string.IsNullOrWhiteSpace(Server) ? "TOWNLINE_TEST_POSTGRES names no server; ./test starts one." : null;

    /// <summary>Makes a database that no other test of any run uses.</summary>
    /// <param name="template">An unused database to copy, or null for an empty one.</param>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabase(string? template = null)
    {
        var number = Interlocked.Increment(ref _made);
        var name = string.Create(CultureInfo.InvariantCulture, $"townline_test_{Environment.ProcessId}_{number}");
        var source = template is null ? "template0" : DatabaseName(template);
        await Execute($"""CREATE DATABASE "{name}" TEMPLATE "{source}" """);
        return new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();
    }

    /// <summary>Drops a database, whoever is still connected to it.</summary>
    public static Task DropDatabase(string connectionString) => Execute($"""DROP DATABASE IF EXISTS "{DatabaseName(connectionString)}" WITH (FORCE)""");

    private static string DatabaseName(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Server ?? throw new InvalidOperationException(Missing));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
