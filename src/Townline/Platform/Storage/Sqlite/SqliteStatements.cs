using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>
/// Prepared statements of the writing connection, kept for as long as it lives. They are bound and run on SQLite's own
/// functions: the ADO.NET objects around them cost more than SQLite's work for a short row.
/// </summary>
internal sealed class SqliteStatements : IDisposable
{
    private readonly Dictionary<InsertInto, Prepared> _prepared = [];
    private SqliteConnection? _connection;

    /// <summary>Runs the buffered inserts in order on the writer's transaction.</summary>
    public void Run(SqliteConnection connection, IReadOnlyList<BufferedInsert> inserts)
    {
        foreach (var (into, values) in inserts)
        {
            Statement(connection, into).Run(values);
        }
    }

    /// <summary>The whole number that a query finds; null when it finds no row.</summary>
    public long? Find(SqliteConnection connection, InsertInto query, object?[] values) => Statement(connection, query).Run(values);

    private Prepared Statement(SqliteConnection connection, InsertInto into)
    {
        if (!ReferenceEquals(_connection, connection))
        {
            Dispose();
            _connection = connection;
        }

        if (!_prepared.TryGetValue(into, out var statement))
        {
            _prepared[into] = statement = new Prepared(connection.Handle!, into);
        }

        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }

        _prepared.Clear();
        _connection = null;
    }

    private sealed class Prepared : IDisposable
    {
        private readonly sqlite3 _database;
        private readonly sqlite3_stmt _statement;

        /// <summary>Where each value goes; 0 where the statement has no use for it.</summary>
        private readonly int[] _places;

        public Prepared(sqlite3 database, InsertInto into)
        {
            _database = database;
            Check(raw.sqlite3_prepare_v3(database, into.Sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
            _places = [.. into.Columns.Select((_, i) => raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"@p{i}")))];
        }

        /// <returns>The first column of the first row, where the statement gives one.</returns>
        public long? Run(object?[] values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (_places[i] > 0)
                {
                    Check(Bind(_places[i], values[i]));
                }
            }

            try
            {
                var result = raw.sqlite3_step(_statement);
                Check(result);
                return result == raw.SQLITE_ROW ? raw.sqlite3_column_int64(_statement, 0) : null;
            }
            finally
            {
                raw.sqlite3_reset(_statement);
            }
        }

        public void Dispose() => _statement.Dispose();

        private int Bind(int place, object? value) => value switch
        {
            null => raw.sqlite3_bind_null(_statement, place),
            long number => raw.sqlite3_bind_int64(_statement, place, number),
            int number => raw.sqlite3_bind_int(_statement, place, number),
            string text => raw.sqlite3_bind_text(_statement, place, text),
            double number => raw.sqlite3_bind_double(_statement, place, number),
            bool flag => raw.sqlite3_bind_int(_statement, place, flag ? 1 : 0),
            DateTimeOffset time => raw.sqlite3_bind_int64(_statement, place, time.ToUnixTimeMilliseconds()),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
            _ => throw new ArgumentException($"A buffered insert cannot hold a {value.GetType().Name}."),
        };

        private void Check(int result)
        {
            if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
            {
                SqliteException.ThrowExceptionForRC(result, _database);
            }
        }
    }
}
