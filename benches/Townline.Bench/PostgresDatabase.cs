using Npgsql;

namespace Townline.Bench;

/// <summary>Databases on the server that ./bench started.</summary>
internal static class PostgresDatabase
{
    /// <summary>Makes an empty one.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> New(string name)
    {
        var server = Environment.GetEnvironmentVariable("TOWNLINE_BENCH_POSTGRES") ?? throw new InvalidOperationException("Start this with ./bench.");
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await new NpgsqlCommand($"CREATE DATABASE {name}", connection).ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }

    /// <summary>What the server does by itself in the background after so much was written: else that would be measured too.</summary>
    public static async Task Settle(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await new NpgsqlCommand("VACUUM (ANALYZE)", connection) { CommandTimeout = 0 }.ExecuteNonQueryAsync();
        await new NpgsqlCommand("CHECKPOINT", connection) { CommandTimeout = 0 }.ExecuteNonQueryAsync();
    }
}
