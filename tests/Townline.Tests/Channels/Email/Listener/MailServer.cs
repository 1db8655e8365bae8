using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Townline.Tests.Channels.Email.Listener;

/// <summary>A sending mail server at a real line, that says exactly what the test tells it to.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private Stream _line = Stream.Null;
    private readonly List<byte> _unread = [];

    public static async Task<MailServer> Connect(IPEndPoint listener)
    {
        var server = new MailServer();
        await server._client.ConnectAsync(listener);
        server._line = server._client.GetStream();
        return server;
    }

    /// <summary>Connects and says hello.</summary>
    public static async Task<MailServer> Greet(IPEndPoint listener, string hello = "LHLO")
    {
        var server = await Connect(listener);
        Assert.StartsWith("220 ", await server.Hear(), StringComparison.Ordinal);
        Assert.StartsWith("250", await server.Ask($"{hello} mta.example\r\n"), StringComparison.Ordinal);
        return server;
    }

    public Task Say(string text) => _line.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>Says it and hears one whole answer.</summary>
    public async Task<string> Ask(string text)
    {
        await Say(text);
        return await Hear();
    }

    /// <summary>The next whole answer, its lines ended by \n; empty when the line was closed.</summary>
    public async Task<string> Hear()
    {
        var answer = new StringBuilder();
        while (true)
        {
            if (await ReadLine() is not { } line)
            {
                return answer.ToString();
            }

            answer.Append(line).Append('\n');
            if (line.Length < 4 || line[3] == ' ')
            {
                return answer.ToString();
            }
        }
    }

    /// <summary>Delivers one mail to one recipient.</summary>
    /// <returns>The answer to it, or the first answer that was none of consent.</returns>
    public async Task<string> Deliver(string mail, string recipient = "desk@town.example", string sender = "rosa@example.org")
    {
        foreach (var command in (string[])[$"MAIL FROM:<{sender}>\r\n", $"RCPT TO:<{recipient}>\r\n", "DATA\r\n"])
        {
            var answer = await Ask(command);
            if (answer.Length == 0 || answer[0] is '4' or '5')
            {
                return answer;
            }
        }

        return await Ask($"{mail}\r\n.\r\n");
    }

    /// <summary>Encrypts the line, whatever certificate there is.</summary>
    public async Task Encrypt()
    {
        var encrypted = new SslStream(_line);
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "town.example", RemoteCertificateValidationCallback = (_, _, _, _) => true });
        _line = encrypted;
    }

    /// <summary>Is gone, without a word.</summary>
    public void Dispose()
    {
        _client.Client.LingerState = new LingerOption(true, 0);
        _client.Dispose();
    }

    private async Task<string?> ReadLine()
    {
        var buffer = new byte[4096];
        int end;
        while ((end = _unread.IndexOf((byte)'\n')) < 0)
        {
            int read;
            try
            {
                read = await _line.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
            }
            catch (IOException)
            {
                return null;
            }

            if (read == 0)
            {
                return null;
            }

            _unread.AddRange(buffer.AsSpan(0, read));
        }

        var line = Encoding.UTF8.GetString([.. _unread[..end]]).TrimEnd('\r');
        _unread.RemoveRange(0, end + 1);
        return line;
    }
}
