namespace Townline.Channels.Email.Mime.Headers;

/// <summary>The fields of a header in their order.</summary>
internal sealed class HeaderList(IReadOnlyList<HeaderField> fields)
{
    public static HeaderList Empty { get; } = new([]);

    public IReadOnlyList<HeaderField> Fields => fields;

    /// <summary>The first field of that name, whatever its case.</summary>
    public HeaderField? Find(string name)
    {
        foreach (var field in fields)
        {
            if (field.Is(name))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>All fields of that name.</summary>
    public IEnumerable<HeaderField> All(string name) => fields.Where(field => field.Is(name));

    /// <summary>The first field of that name, decoded; null if there is none.</summary>
    public string? Text(string name) => Find(name)?.Text;

    /// <summary>The first field of that name, unfolded only; null if there is none.</summary>
    public string? Raw(string name) => Find(name)?.Raw;
}
