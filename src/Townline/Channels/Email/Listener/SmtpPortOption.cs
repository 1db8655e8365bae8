using System.CommandLine;
using Townline.Platform.Commands;
using Townline.Platform.Web;

namespace Townline.Channels.Email.Listener;

/// <summary>`townline serve --smtp-port 5325`.</summary>
internal sealed class SmtpPortOption : IServeOption
{
    private readonly Option<int?> _port = new("--smtp-port") { Description = $"Take mail from the town's mail server on this port, SMTP and LMTP (or {ListenerOptions.PortVariable}); 0 takes any free one." };

    public Option Option => _port;

    public void Apply(ParseResult given, IServiceCollection services)
    {
        if (given.GetValue(_port) is { } port)
        {
            services.AddSingleton(ListenerOptions.Of(Environment.GetEnvironmentVariable) with { Port = PortNumber.Checked(port, _port.Name) });
        }
    }
}
