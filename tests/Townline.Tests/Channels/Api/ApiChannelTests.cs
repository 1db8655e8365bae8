using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Api;

public class ApiChannelTests(Towns towns) : ChannelCompliance(towns)
{
    public override string Channel => "api";

    private protected override async Task<ChannelSender> Sender(TestTown town, Tenant? where = null) =>
        new Program(await town.Program([ApiScopes.ApiRead, ApiScopes.ApiWrite, ApiScopes.PeopleRead], where));

    private sealed class Program(HttpClient http) : ProgramSender(http)
    {
        private static readonly JsonSerializerOptions WithNaN = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

        public override async Task<string?> Read(Answer report)
        {
            if (await Text($"/api/v1/requests/{report.Number}") is not { } shown)
            {
                return null;
            }

            var (request, person) = (JsonNode.Parse(shown)!, (string?)JsonNode.Parse(shown)!["person_id"]);
            return (string?)request["description"] + (person is null ? "" : await Text($"/api/v1/people/{person}/timeline"));
        }

        protected override HttpRequestMessage Call(Told report) => new(HttpMethod.Post, "/api/v1/requests")
        {
            Content = JsonContent.Create(new { service_code = report.Service, description = report.Text, lat = report.Latitude, @long = report.Longitude, email = report.Email }, options: WithNaN),
        };

        protected override long Number(string said) => long.Parse((string)JsonNode.Parse(said)!["reference"]!, CultureInfo.InvariantCulture);
    }
}
