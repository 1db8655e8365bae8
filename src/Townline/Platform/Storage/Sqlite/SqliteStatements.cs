using Microsoft.Data.Sqlite;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>Prepared statements of the writing connection, kept for as long as it lives.</summary>
internal sealed class SqliteStatements
{
    private readonly Dictionary<InsertInto, SqliteCommand> _prepared = [];
    private SqliteConnection? _connection;

    /// <summary>Runs the buffered inserts in order on the writer's transaction.</summary>
    public void Run(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<BufferedInsert> inserts)
    {
        if (!ReferenceEquals(_connection, connection))
        {
            _prepared.Clear();
            _connection = connection;
        }

        foreach (var (into, values) in inserts)
        {
            var command = Prepared(connection, into);
            command.Transaction = transaction;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = ToSqlite(values[i]);
            }

            command.ExecuteNonQuery();
        }
    }

    private SqliteCommand Prepared(SqliteConnection connection, InsertInto into)
    {
        if (!_prepared.TryGetValue(into, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = into.Sql;
            for (var i = 0; i < into.Columns.Count; i++)
            {
                command.Parameters.Add(new SqliteParameter($"@p{i}", null));
            }

            _prepared[into] = command;
        }

        return command;
    }

    private static object ToSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        _ => value,
    };
}
