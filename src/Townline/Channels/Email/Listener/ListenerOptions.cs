using System.Globalization;
using System.Net;
using Townline.Platform.Commands;

namespace Townline.Channels.Email.Listener;

/// <summary>How the operator wants mail to be taken.</summary>
internal sealed record ListenerOptions
{
    internal const string PortVariable = "TOWNLINE_SMTP_PORT";
    internal const string ListenVariable = "TOWNLINE_SMTP_LISTEN";
    internal const string FromVariable = "TOWNLINE_SMTP_FROM";
    internal const string HostVariable = "TOWNLINE_SMTP_HOST";
    internal const string CertificateVariable = "TOWNLINE_SMTP_CERT";
    internal const string KeyVariable = "TOWNLINE_SMTP_KEY";
    internal const string SizeVariable = "TOWNLINE_SMTP_MAX_MB";

    /// <summary>Null: no mail is taken; 0: any free port.</summary>
    public int? Port { get; init; }

    /// <summary>The town's own mail server delivers here, mostly on the same machine; others cannot reach this address.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Networks from which mail servers may deliver; empty: all that can reach <see cref="Address"/>.</summary>
    public IReadOnlyList<IPNetwork> From { get; init; } = [];

    /// <summary>The name it gives itself.</summary>
    public string Host { get; init; } = "townline.invalid";

    /// <summary>PEM file of the certificate for STARTTLS; null: one that the program makes for itself at each start.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file of its key; null: it stands in the file of the certificate.</summary>
    public string? KeyFile { get; init; }

    public ListenerLimits Limits { get; init; } = new();

    /// <summary>From the TOWNLINE_SMTP_… variables.</summary>
    /// <param name="read">Gives a variable, null or empty when it is not set.</param>
    /// <exception cref="CommandFailedException">One of them is not written as it should be.</exception>
    public static ListenerOptions Of(Func<string, string?> read)
    {
        var options = new ListenerOptions
        {
            Port = Number(PortVariable, ushort.MaxValue),
            CertificateFile = Value(CertificateVariable),
            KeyFile = Value(KeyVariable),
            Host = Value(HostVariable) ?? Dns.GetHostName(),
        };
        if (Value(ListenVariable) is { } address)
        {
            options = options with { Address = IPAddress.TryParse(address, out var parsed) ? parsed : throw Refuse(ListenVariable, address, "an address such as 127.0.0.1 or 0.0.0.0") };
        }

        if (Value(FromVariable) is { } networks)
        {
            options = options with { From = [.. networks.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Network)] };
        }

        return Number(SizeVariable, 1024) is { } megabytes ? options with { Limits = options.Limits with { MailBytes = megabytes * 1024L * 1024 } } : options;

        string? Value(string name) => read(name) is { Length: > 0 } value ? value : null;

        int? Number(string name, int most) => Value(name) is not { } value ? null
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
            : throw Refuse(name, value, $"a number up to {most}");
    }

    /// <summary>May a mail server at this address deliver?</summary>
    public bool Trusts(IPAddress address) =>
        From.Count == 0 || From.Any(network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    private static IPNetwork Network(string written) =>
        IPNetwork.TryParse(written, out var network) ? network
        : IPAddress.TryParse(written, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw Refuse(FromVariable, written, "networks such as 10.1.0.0/16, parted by commas");

    private static CommandFailedException Refuse(string name, string value, string wanted) => new($"{name} is '{value}'; write {wanted}.");
}
