using System.Collections.Concurrent;
using System.Diagnostics;

namespace Townline.Channels.Email.Smtp;

/// <summary>The open lines to one server.</summary>
internal sealed class SmtpLane(SmtpServer server)
{
    /// <summary>How long a line is kept that nothing goes over.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    /// <summary>Mails over one line; servers count them too.</summary>
    private const int MostMails = 200;

    private readonly ConcurrentStack<(SmtpConnection Connection, long Since)> _idle = new();
    private readonly SemaphoreSlim _free = new(server.MostConnections, server.MostConnections);

    public async Task<SmtpAnswer> Send(SmtpMail mail, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        try
        {
            while (Reused() is { } connection)
            {
                try
                {
                    return await Over(connection, mail, cancel);
                }
                catch (SmtpException tooOld) when (tooOld.IsBeforeMail)
                {
                    // The server had closed it meanwhile; another one then.
                }
            }

            return await Over(await SmtpConnection.Open(server, cancel), mail, cancel);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Closes what rests for longer.</summary>
    public async Task Close(TimeSpan rest)
    {
        var kept = new List<(SmtpConnection, long)>();
        while (_idle.TryPop(out var idle))
        {
            if (Stopwatch.GetElapsedTime(idle.Since) >= rest)
            {
                await idle.Connection.DisposeAsync();
            }
            else
            {
                kept.Add(idle);
            }
        }

        kept.ForEach(_idle.Push);
    }

    private async Task<SmtpAnswer> Over(SmtpConnection connection, SmtpMail mail, CancellationToken cancel)
    {
        try
        {
            return await connection.Send(mail, cancel);
        }
        finally
        {
            if (connection.IsOpen && connection.Sent < MostMails)
            {
                _idle.Push((connection, Stopwatch.GetTimestamp()));
            }
            else
            {
                await connection.DisposeAsync();
            }
        }
    }

    private SmtpConnection? Reused() => _idle.TryPop(out var idle) ? idle.Connection : null;
}
