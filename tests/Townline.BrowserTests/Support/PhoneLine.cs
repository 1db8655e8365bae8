using System.Net;
using System.Net.Sockets;
using System.Text;
using Townline.Tests.Support;

namespace Townline.BrowserTests.Support;

/// <summary>The line between a browser and the town, which a test can cut and mend: pages and workers alike have no signal then.</summary>
internal sealed class PhoneLine(Uri town) : CutLine(new IPEndPoint(IPAddress.Loopback, town.Port))
{
    private volatile string? _lost;
    private int _losses;

    /// <summary>Where the browser finds the town by this line.</summary>
    public Uri Address => new UriBuilder(town) { Host = "localhost", Port = Port }.Uri;

    /// <summary>How many answers were lost.</summary>
    public int Losses => Volatile.Read(ref _losses);

    /// <summary>The next request whose first line holds this arrives, and its answer is lost: the connection breaks when the town has answered.</summary>
    public void LoseAnswerTo(string request) => _lost = request;

    protected override async Task Carry(Socket caller, Socket server)
    {
        var loses = false;
        await Task.WhenAny(
            Carry(caller, server, bytes => loses |= IsLost(bytes)),
            Carry(server, caller, _ =>
            {
                if (loses)
                {
                    Interlocked.Increment(ref _losses);
                    throw new IOException("The answer is lost.");
                }
            }));
    }

    private bool IsLost(ReadOnlyMemory<byte> bytes)
    {
        if (_lost is not { } request || !Encoding.ASCII.GetString(bytes.Span[..Math.Min(200, bytes.Length)]).Contains(request, StringComparison.Ordinal))
        {
            return false;
        }

        _lost = null;
        return true;
    }

    private static async Task Carry(Socket from, Socket to, Action<ReadOnlyMemory<byte>> look)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
        {
            look(buffer.AsMemory(0, read));
            await to.SendAsync(buffer.AsMemory(0, read));
        }
    }
}
