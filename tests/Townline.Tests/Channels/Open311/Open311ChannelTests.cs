using System.Globalization;
using System.Text.Json.Nodes;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Open311;

public class Open311ChannelTests(Towns towns) : ChannelCompliance(towns)
{
    public override string Channel => "open311";

    private protected override async Task<ChannelSender> Sender(TestTown town, Tenant? where = null) => new App(await town.Program([ApiScopes.Open311Submit], where));

    private sealed class App(HttpClient http) : ProgramSender(http)
    {
        public override async Task<string?> Read(Answer report) =>
            await Text($"/open311/v2/requests/{report.Number}.json") is { } shown ? shown + await Text("/open311/v2/servicerequestupdates.json") : null;

        protected override HttpRequestMessage Call(Told report) => new(HttpMethod.Post, "/open311/v2/requests.json")
        {
            Content = new FormUrlEncodedContent(
            [
                new("service_code", report.Service), new("lat", $"{report.Latitude:R}"), new("long", $"{report.Longitude:R}"), new("description", report.Text), new("email", report.Email ?? ""),
            ]),
        };

        protected override long Number(string said) => long.Parse((string)JsonNode.Parse(said)![0]!["service_request_id"]!, CultureInfo.InvariantCulture);
    }
}
