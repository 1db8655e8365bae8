using Townline.Channels.Open311.Documents;

namespace Townline.Channels.Open311;

/// <summary>Where the endpoints are (Service Discovery); all fields are required.</summary>
internal static class Discovery
{
    /// <summary>When what discovery says last changed.</summary>
    private const string Changeset = "2026-11-01T00:00:00Z";

    public static Task Show(Call call) => call.Answer(writer =>
    {
        var settings = call.Tenant.Settings;
        writer.StartObject("discovery");
        writer.Text("changeset", Changeset);
        writer.Text("contact", string.Join(", ", new[] { call.Tenant.Name, settings.ContactEmail, settings.ContactPhone }.Where(part => !string.IsNullOrEmpty(part))));
        writer.Text("key_service", call.Words["open311.key-service", call.Origin]);
        writer.StartInnerList("endpoints");
        Endpoint(writer, call, "production", Open311Module.Root);
        Endpoint(writer, call, "test", Open311Module.TestRoot);
        writer.EndList();
        writer.EndObject();
    });

    private static void Endpoint(DocumentWriter writer, Call call, string type, string root)
    {
        writer.StartItem("endpoint");
        writer.Text("specification", "http://wiki.open311.org/GeoReport_v2");
        writer.Text("url", call.Origin + root);
        writer.Text("changeset", Changeset);
        writer.Text("type", type);
        if (writer is JsonDocumentWriter)
        {
            writer.Values("formats", ["text/xml", "application/json"]);
        }
        else
        {
            writer.StartInnerList("formats");
            writer.Values("format", ["text/xml", "application/json"]);
            writer.EndList();
        }

        writer.EndItem();
    }
}
