using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Townline.Platform.Storage;

namespace Townline.Tests.Support;

/// <summary>The statements that EF Core sends during one piece of work, of this test alone, and how the database would run them.</summary>
internal sealed class QueryWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<List<Statement>?> Heard = new();

    static QueryWatch() => DiagnosticListener.AllListeners.Subscribe(new QueryWatch());

    public static async Task<IReadOnlyList<Statement>> During(Func<Task> work)
    {
        List<Statement> heard = Heard.Value = [];
        try
        {
            await work();
            return heard;
        }
        finally
        {
            Heard.Value = null;
        }
    }

    /// <summary>The plan of a statement with the parameters it had. PostgreSQL is told to scan and sort only when it must, as it would with many rows.</summary>
    public static async Task<string> Plan(TestTown town, Engine engine, Statement statement)
    {
        await using var connection = await town.Get<Store>().Engine.OpenReader(default);
        await using var transaction = await connection.BeginTransactionAsync();
        if (engine == Engine.PostgreSQL)
        {
            await using var settings = connection.CreateCommand();
            settings.CommandText = "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off";
            await settings.ExecuteNonQueryAsync();
        }

        await using var command = connection.CreateCommand();
        command.CommandText = (engine == Engine.PostgreSQL ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + statement.Sql;
        foreach (var (name, value) in statement.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(reader.FieldCount - 1));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Every statement of this work that asks this table stands on one of its indexes.</summary>
    /// <param name="fewest">How many such statements there must be at least, so that the test does not look at nothing.</param>
    public static async Task StandsOnIndexes(TestTown town, Engine engine, string table, int fewest, Func<Task> ask)
    {
        var statements = (await During(ask)).Where(statement => statement.Sql.Contains(table, StringComparison.Ordinal)).ToList();
        Assert.True(statements.Count >= fewest, $"Only {statements.Count} were heard.");
        foreach (var statement in statements)
        {
            var plan = await Plan(town, engine, statement);
            Assert.True(new[] { $"IX_{table}", $"PK_{table}", "PRIMARY KEY", $"autoindex_{table}" }.Any(index => plan.Contains(index, StringComparison.Ordinal)), $"{statement.Sql}\n{plan}");
        }
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.EntityFrameworkCore")
        {
            listener.Subscribe(this);
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Value is CommandEventData data and not CommandEndEventData && happened.Key == RelationalEventId.CommandExecuting.Name)
        {
            Heard.Value?.Add(new Statement(data.Command.CommandText, [.. data.Command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}

internal sealed record Statement(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);
