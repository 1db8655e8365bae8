using System.Buffers;

namespace Townline.Channels.Open311.Documents;

/// <summary>
/// Writes one Open311 document in one of its two formats. XML has a root and named items; JSON follows the Spark mapping: the root is
/// dropped and a list is a bare array.
/// </summary>
internal abstract class DocumentWriter
{
    /// <summary>A list with a root around it in XML.</summary>
    public abstract void StartList(string root);

    /// <summary>A list inside an item.</summary>
    public abstract void StartInnerList(string name);

    public abstract void EndList();

    public abstract void StartItem(string name);

    public abstract void EndItem();

    /// <summary>A single object as the whole document.</summary>
    public abstract void StartObject(string root);

    public abstract void EndObject();

    public abstract void Text(string name, string value);

    public abstract void Number(string name, long value);

    public abstract void Degrees(string name, double value);

    public abstract void Flag(string name, bool value);

    /// <summary>Bare values of one name: repeated elements in XML, an array in JSON.</summary>
    public abstract void Values(string name, IEnumerable<string> values);

    /// <summary>Leaves empty optional values out, as strict readers want for dates and addresses of the web.</summary>
    public void OptionalText(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Text(name, value);
        }
    }

    public void Moment(string name, DateTimeOffset? at)
    {
        if (at is { } moment)
        {
            Text(name, W3CTime.Format(moment));
        }
    }

    /// <summary>Ends the document and gives its bytes.</summary>
    public abstract ReadOnlyMemory<byte> Finish();

    public static DocumentWriter For(Format format) => format == Format.Json ? new JsonDocumentWriter() : new XmlDocumentWriter();
}

internal enum Format
{
    Xml,
    Json,
}
