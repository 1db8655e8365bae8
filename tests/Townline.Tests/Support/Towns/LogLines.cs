using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Townline.Tests.Support;

/// <summary>Keeps what the program logs, for tests to look into.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    /// <summary>Lines of a level and above, oldest first: "category: message", and the error's text below it.</summary>
    public IReadOnlyList<string> From(LogLevel level) => [.. _lines.Where(line => line.Level >= level).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(LogLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines._lines.Enqueue((logLevel, $"{category}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}"));
    }
}
