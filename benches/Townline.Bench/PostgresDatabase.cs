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
}
