using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Townline.Channels.Email.Listener;
using Townline.Platform.Web;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Listener;

/// <summary>The listener at a real port with a sink that the test can hold up.</summary>
internal sealed class Reception : IMailSink, IAsyncDisposable
{
    private readonly SmtpListener _listener;
    private TaskCompletionSource? _held;

    private Reception(ListenerOptions options, Clock clock) =>
        _listener = new SmtpListener(options, this, clock, LoggerFactory.Create(_ => { }).CreateLogger<SmtpListener>());

    public IPEndPoint EndPoint => _listener.EndPoint!;

    /// <summary>Mails that were stored.</summary>
    public List<string> Stored { get; } = [];

    /// <summary>What storing comes to.</summary>
    public Func<SmtpReply> Outcome { get; set; } = () => SmtpReply.Ok;

    public static async Task<Reception> Open(ListenerLimits? limits = null, Clock? clock = null, Func<ListenerOptions, ListenerOptions>? change = null)
    {
        var options = new ListenerOptions { Port = 0, Host = "town.example", Limits = limits ?? new() };
        var reception = new Reception(change?.Invoke(options) ?? options, clock ?? new Clock());
        await reception._listener.Run(new StartupContext(true, TextWriter.Null), default);
        await reception._listener.StartAsync(default);
        return reception;
    }

    /// <summary>Storing takes until <see cref="GoOn"/>.</summary>
    public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => _held!.SetResult();

    public Task Stop() => _listener.StopAsync(default);

    public ValueTask<SmtpReply> Check(string recipient, CancellationToken cancel) => ValueTask.FromResult(SmtpReply.Ok);

    public async Task<IReadOnlyList<SmtpReply>> Take(SmtpEnvelope envelope, ReadOnlyMemory<byte> mail)
    {
        var text = Encoding.Latin1.GetString(mail.Span);
        await (_held?.Task ?? Task.CompletedTask);
        var outcome = Outcome();
        lock (Stored)
        {
            Stored.Add(text);
        }

        return [.. envelope.Recipients.Select(_ => outcome)];
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await _listener.DisposeAsync();
    }
}
