using System.Globalization;
using System.Text;
using System.Xml;

namespace Townline.Channels.Open311.Documents;

/// <inheritdoc/>
internal sealed class XmlDocumentWriter : DocumentWriter
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };
    private readonly MemoryStream _bytes = new(1024);
    private readonly XmlWriter _xml;

    public XmlDocumentWriter()
    {
        _xml = XmlWriter.Create(_bytes, Settings);
        _xml.WriteStartDocument();
    }

    public override void StartList(string root) => _xml.WriteStartElement(root);

    public override void StartInnerList(string name) => _xml.WriteStartElement(name);

    public override void EndList() => _xml.WriteEndElement();

    public override void StartItem(string name) => _xml.WriteStartElement(name);

    public override void EndItem() => _xml.WriteEndElement();

    public override void StartObject(string root) => _xml.WriteStartElement(root);

    public override void EndObject() => _xml.WriteEndElement();

    public override void Text(string name, string value) => _xml.WriteElementString(name, Allowed(value));

    public override void Number(string name, long value) => Text(name, value.ToString(CultureInfo.InvariantCulture));

    public override void Degrees(string name, double value) => Text(name, value.ToString("0.##########", CultureInfo.InvariantCulture));

    public override void Flag(string name, bool value) => Text(name, value ? "true" : "false");

    public override void Values(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Text(name, value);
        }
    }

    public override ReadOnlyMemory<byte> Finish()
    {
        _xml.WriteEndDocument();
        _xml.Flush();
        return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
    }

    /// <summary>XML 1.0 has no words for most control characters; they become U+FFFD.</summary>
    private static string Allowed(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(value[i]) && !char.IsSurrogate(value[i]))
            {
                return string.Concat(value.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));
            }
        }

        return value;
    }
}
