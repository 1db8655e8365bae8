using System.Net.Sockets;
using System.Text;

namespace Townline.Channels.Email.Smtp;

/// <summary>The line to a mail server: commands out, answers in. Every wait has its end.</summary>
internal sealed class SmtpLine(Stream stream, TimeSpan patience) : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 100;

    private readonly byte[] _buffer = new byte[8192];
    private int _from;
    private int _to;

    public Stream Stream => stream;

    /// <summary>Something came that was not asked for: over a line that is to be encrypted, it may be somebody else's.</summary>
    public bool HasMore => _from < _to;

    /// <exception cref="SmtpException">The line is cut, or nothing moves.</exception>
    public Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel) => Guard(async limit =>
    {
        await stream.WriteAsync(bytes, limit);
        await stream.FlushAsync(limit);
        return true;
    }, cancel);

    /// <inheritdoc cref="Write"/>
    public Task Say(string command, CancellationToken cancel) => Write(Encoding.UTF8.GetBytes(command + "\r\n"), cancel);

    /// <summary>The next answer, with all its lines.</summary>
    /// <inheritdoc cref="Write"/>
    public async Task<SmtpAnswer> Answer(CancellationToken cancel)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await Guard(ReadLine, cancel);
            if (line.Length < 3 || line.AsSpan(0, 3).ContainsAnyExceptInRange('0', '9') || line[0] is < '2' or > '5' || (line.Length > 3 && line[3] is not (' ' or '-')))
            {
                throw new SmtpException(SmtpTrouble.NotUnderstood, Shown(line));
            }

            lines.Add(line.Length > 4 ? Shown(line[4..]) : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpAnswer(int.Parse(line.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture), lines);
            }

            if (lines.Count == MostLines)
            {
                throw new SmtpException(SmtpTrouble.NotUnderstood, "The answer has no end.");
            }
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<string> ReadLine(CancellationToken cancel)
    {
        var line = new List<byte>();
        while (true)
        {
            if (_from == _to)
            {
                (_from, _to) = (0, await stream.ReadAsync(_buffer, cancel));
                if (_to == 0)
                {
                    throw new SmtpException(SmtpTrouble.Cut, "The server closed the line.");
                }
            }

            var rest = _buffer.AsSpan(_from, _to - _from);
            var end = rest.IndexOf((byte)'\n');
            line.AddRange(end < 0 ? rest : rest[..end]);
            _from += end < 0 ? rest.Length : end + 1;
            if (line.Count > LongestLine)
            {
                throw new SmtpException(SmtpTrouble.NotUnderstood, "A line of the answer has no end.");
            }

            if (end >= 0)
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }
        }
    }

    /// <summary>What a stranger wrote, fit for a log and a page.</summary>
    private static string Shown(string text) => new([.. text.Where(c => !char.IsControl(c)).Take(500)]);

    private async Task<T> Guard<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            return await work(limit.Token);
        }
        catch (OperationCanceledException stopped) when (!cancel.IsCancellationRequested)
        {
            throw new SmtpException(SmtpTrouble.TimedOut, $"Nothing came for {patience.TotalSeconds:0} seconds.", inner: stopped);
        }
        catch (IOException broken)
        {
            throw new SmtpException(SmtpTrouble.Cut, broken.InnerException is SocketException socket ? socket.Message : broken.Message, inner: broken);
        }
    }
}
