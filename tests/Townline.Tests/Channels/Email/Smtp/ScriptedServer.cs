using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Townline.Tests.Channels.Email.Smtp;

/// <summary>A mail server that answers by a script and hangs up when it ends: for lines that are cut and servers that talk nonsense, which no real one does on demand.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Any, 0);
    private readonly Queue<string[]> _scripts;

    /// <param name="scripts">One for each connection: what is said at once, then what answers each command; after DATA, what answers the mail.</param>
    public ScriptedServer(params string[][] scripts)
    {
        _scripts = new Queue<string[]>(scripts);
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every line that it was told.</summary>
    public List<string> Heard { get; } = [];

    public int Connections { get; private set; }

    public void Dispose() => _listener.Dispose();

    private async Task Serve()
    {
        while (_scripts.TryDequeue(out var script))
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Connections++;
                await Talk(client.GetStream(), script);
            }
            catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
            {
                // The other side hung up, or the test is over.
            }
        }
    }

    private async Task Talk(NetworkStream stream, string[] script)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var isMail = false;
        for (var i = 0; i < script.Length; i++)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(script[i].Replace("\n", "\r\n") + (script[i].Length == 0 ? "" : "\r\n")));
            isMail = script[i].StartsWith("354", StringComparison.Ordinal);
            if (i == script.Length - 1)
            {
                return;
            }

            string? line;
            do
            {
                line = await reader.ReadLineAsync() ?? throw new IOException();
                Heard.Add(line);
            }
            while (isMail && line != ".");
        }
    }
}
