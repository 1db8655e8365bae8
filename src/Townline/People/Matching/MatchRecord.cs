namespace Townline.People.Matching;

/// <summary>A person as they are compared: each field in the form of <see cref="MatchText"/>, "" where nothing is known.</summary>
internal sealed class MatchRecord
{
    public static readonly int FieldCount = Enum.GetValues<MatchField>().Length;

    private readonly string[] _values = new string[FieldCount];
    private readonly float[] _frequencies = new float[FieldCount];

    public MatchRecord(string id)
    {
        Id = id;
        Array.Fill(_values, "");
    }

    public string Id { get; }

    public string this[MatchField field]
    {
        get => _values[(int)field];
        init => _values[(int)field] = value;
    }

    /// <summary>Other telephone numbers and addresses of the same person; the first stand with the fields.</summary>
    public IReadOnlyList<string> MorePhones { get; init; } = [];

    /// <inheritdoc cref="MorePhones"/>
    public IReadOnlyList<string> MoreEmails { get; init; } = [];

    /// <summary>How frequent the value is among the people compared, 0 to 1.</summary>
    public float Frequency(MatchField field) => _frequencies[(int)field];

    public void Frequency(MatchField field, float part) => _frequencies[(int)field] = part;
}
