using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Townline.Tests.Channels.Email.Imap;

/// <summary>A server that says what a test wants, whatever it hears: one answer for each line that comes.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, string?> _answer;
    private readonly string _greeting;

    /// <param name="greeting">Its first words.</param>
    /// <param name="answer">To a line; "TAG" in it becomes the tag of that line. Null hangs up.</param>
    public ScriptedServer(string greeting, Func<string, string?> answer)
    {
        (_greeting, _answer) = (greeting, answer);
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public List<string> Heard { get; } = [];

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await Talk(client.GetStream());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over, or its client has gone.
        }
    }

    private async Task Talk(NetworkStream line)
    {
        using var words = new StreamReader(line, Encoding.Latin1);
        await line.WriteAsync(Encoding.Latin1.GetBytes(_greeting));
        while (await words.ReadLineAsync() is { } said)
        {
            Heard.Add(said);
            if (_answer(said) is not { } answer)
            {
                return;
            }

            await line.WriteAsync(Encoding.Latin1.GetBytes(answer.Replace("TAG", said.Split(' ')[0], StringComparison.Ordinal)));
        }
    }
}
