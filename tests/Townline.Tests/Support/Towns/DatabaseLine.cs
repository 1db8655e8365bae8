using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Townline.Tests.Support;

/// <summary>The line between a program and its PostgreSQL, which a test can cut and mend.</summary>
internal sealed class DatabaseLine : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly EndPoint _server;
    private volatile bool _cut;

    /// <param name="database">The connection string of the database at the other end.</param>
    public DatabaseLine(string database)
    {
        var text = new NpgsqlConnectionStringBuilder(database);
        _server = text.Host!.StartsWith('/') ? new UnixDomainSocketEndPoint($"{text.Host}/.s.PGSQL.{text.Port}") : new DnsEndPoint(text.Host, text.Port);
        _listener.Start();
        (text.Host, text.Port) = ("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        Database = text.ToString();
        _ = Accept();
    }

    /// <summary>The connection string by which the program reaches the database through this line.</summary>
    public string Database { get; }

    /// <summary>Breaks all connections and refuses new ones.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var socket in _open.Keys)
        {
            socket.Dispose();
        }
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend() => _cut = false;

    public void Dispose()
    {
        Cut();
        _listener.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Connect(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The line is taken down.
        }
    }

    private async Task Connect(Socket program)
    {
        var family = _server is UnixDomainSocketEndPoint ? AddressFamily.Unix : AddressFamily.InterNetwork;
        using var server = new Socket(family, SocketType.Stream, ProtocolType.Unspecified);
        _open[program] = _open[server] = true;
        try
        {
            if (!_cut)
            {
                await server.ConnectAsync(_server);
                await using var left = new NetworkStream(program);
                await using var right = new NetworkStream(server);
                await Task.WhenAny(left.CopyToAsync(right), right.CopyToAsync(left));
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The line was cut.
        }
        finally
        {
            program.Dispose();
            _open.TryRemove(program, out _);
            _open.TryRemove(server, out _);
        }
    }
}
