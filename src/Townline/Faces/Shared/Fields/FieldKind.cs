namespace Townline.Faces.Shared.Fields;

/// <summary>How a question is asked.</summary>
public enum FieldKind
{
    Text,
    Textarea,
    Number,
    Email,
    Phone,
    Password,
    Search,
    /// <summary>Day, month and year in three boxes, in the order of the language.</summary>
    Date,
    /// <summary>As <see cref="Date"/>, with a time.</summary>
    DateTime,
    Radios,
    Checkboxes,
    Select,
    File,
    /// <summary>A file box for pictures: shows them before they are sent and makes large ones smaller first.</summary>
    Photo,
    /// <summary>A line of text with a place on the earth behind it (<c>name.lat</c>, <c>name.long</c>).</summary>
    Address,
}
