using System.Text.Json.Nodes;
using System.Xml.Linq;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Open311;

/// <summary>A third-party app of a town with the sample services.</summary>
internal sealed class Open311Client(HttpClient http, string key)
{
    private const string Root = "/open311/v2/";

    public static async Task<Open311Client> Of(TestTown town)
    {
        await SampleServices.Add(town);
        var order = new ApiKeyOrder("App", [ApiScopes.Open311Submit, ApiScopes.Open311Read], RequestsPerMinute: null);
        var key = await town.Get<IApiKeys>().Create(town.Tenant.Id, Actor.System("test"), order);
        return new Open311Client(town.Visitor().Http, key.Secret);
    }

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(Root + path);

    public async Task<JsonNode> Json(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(200, (int)answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async Task<XElement> Xml(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(200, (int)answer.StatusCode);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) =>
        http.PostAsync(Root + path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("api_key", key))));

    /// <summary>The same with files, as multipart/form-data.</summary>
    public Task<HttpResponseMessage> PostFiles(string path, (string Name, string FileName, byte[] Content)[] files, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("api_key", key)))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, content) in files)
        {
            form.Add(new ByteArrayContent(content), name, fileName);
        }

        return http.PostAsync(Root + path, form);
    }

    public Task<HttpResponseMessage> PostWithoutKey(string path, params (string Name, string Value)[] fields) =>
        http.PostAsync(Root + path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Reports a litter problem and gives its service_request_id.</summary>
    public async Task<string> Report(string description = "Bags by the river", string service = "litter", params (string Name, string Value)[] attributes)
    {
        using var answer = await Post("requests.json", [("service_code", service), ("lat", "41.5"), ("long", "-81.6"), ("description", description), .. attributes]);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return (string)JsonNode.Parse(text)![0]!["service_request_id"]!;
    }

    public static async Task<string> ErrorOf(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        return text.StartsWith('<')
            ? string.Join(' ', XDocument.Parse(text).Descendants("description").Select(description => description.Value))
            : string.Join(' ', JsonNode.Parse(text)!.AsArray().Select(error => (string)error!["description"]!));
    }
}
