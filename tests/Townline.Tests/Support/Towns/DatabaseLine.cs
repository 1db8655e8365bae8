using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Townline.Tests.Support;

/// <summary>The line between a program and its PostgreSQL, which a test can cut and mend.</summary>
internal sealed class DatabaseLine(string database) : CutLine(ServerOf(new NpgsqlConnectionStringBuilder(database)))
{
    /// <summary>The connection string by which the program reaches the database through this line.</summary>
    public string Database => new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = Port }.ToString();

    private static EndPoint ServerOf(NpgsqlConnectionStringBuilder text) =>
        text.Host!.StartsWith('/') ? new UnixDomainSocketEndPoint($"{text.Host}/.s.PGSQL.{text.Port}") : new DnsEndPoint(text.Host, text.Port);
}
