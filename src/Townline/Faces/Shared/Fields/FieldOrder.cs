namespace Townline.Faces.Shared.Fields;

/// <summary>The fields of the page in the order in which they were rendered.</summary>
internal sealed class FieldOrder
{
    private readonly List<string> _names = [];

    public static FieldOrder Of(HttpContext http) => (FieldOrder)(http.Items[typeof(FieldOrder)] ??= new FieldOrder());

    /// <summary>Notes a field and says which of its name it is, from 1.</summary>
    public int Add(string name)
    {
        _names.Add(name);
        return _names.Count(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>0 for the first field; after all fields for what is none.</summary>
    public int PlaceOf(string name)
    {
        var place = _names.FindIndex(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? int.MaxValue : place;
    }
}
