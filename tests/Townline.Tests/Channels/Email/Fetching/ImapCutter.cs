using System.Net;
using System.Net.Sockets;
using System.Text;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Fetching;

/// <summary>A line to a mail server that breaks once at a step of the protocol.</summary>
internal sealed class ImapCutter(int port) : CutLine(new IPEndPoint(IPAddress.Loopback, port))
{
    private volatile Cutting? _next;

    /// <summary>Where it listens.</summary>
    public new int Port => base.Port;

    /// <summary>Whether the line broke since it was last asked for.</summary>
    public bool HasCut => _next is null;

    /// <summary>Breaks the line the next time that a command holds these words.</summary>
    /// <param name="bytes">How many bytes of the answer are let through; null: the command itself does not arrive.</param>
    public void CutAt(string words, int? bytes) => _next = new Cutting(words, bytes);

    protected override async Task Carry(Socket caller, Socket server)
    {
        await using var left = new NetworkStream(caller);
        await using var right = new NetworkStream(server);
        var answer = new Answer();
        await Task.WhenAny(Commands(left, right, answer), Answers(left, right, answer));
    }

    private async Task Commands(NetworkStream caller, NetworkStream server, Answer answer)
    {
        using var lines = new StreamReader(caller, Encoding.Latin1);
        while (await lines.ReadLineAsync() is { } line)
        {
            if (_next is { } cut && line.Contains(cut.Words, StringComparison.Ordinal))
            {
                _next = null;
                if (cut.Bytes is not { } bytes)
                {
                    return;
                }

                answer.Left = bytes;
            }

            await server.WriteAsync(Encoding.Latin1.GetBytes($"{line}\r\n"));
        }
    }

    private static async Task Answers(NetworkStream caller, NetworkStream server, Answer answer)
    {
        var buffer = new byte[16 * 1024];
        for (int read; (read = await server.ReadAsync(buffer)) > 0;)
        {
            var let = answer.Left is { } left ? Math.Min(left, read) : read;
            await caller.WriteAsync(buffer.AsMemory(0, let));
            answer.Left -= let;
            if (answer.Left == 0)
            {
                return;
            }
        }
    }

    private sealed class Answer
    {
        public int? Left { get; set; }
    }

    private sealed record Cutting(string Words, int? Bytes);
}
