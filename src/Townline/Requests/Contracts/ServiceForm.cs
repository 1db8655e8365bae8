using System.Text.Json.Serialization;
using Townline.Platform.Words;

namespace Townline.Requests.Contracts;

/// <summary>The questions of a service, as data.</summary>
internal sealed record ServiceForm(IReadOnlyList<FormQuestion> Questions)
{
    public static ServiceForm None { get; } = new([]);

    /// <summary>What the town expects of it; null when nobody wrote any down.</summary>
    public IReadOnlyList<FormTest>? Tests { get; init; }
}

/// <summary>One question. Types: see <see cref="QuestionType"/>.</summary>
/// <param name="Code">Letters, digits, hyphen, underscore; unique in the form; the Open311 attribute code.</param>
internal sealed record FormQuestion(string Code, string Type, LocalText Label)
{
    public bool Required { get; init; }

    /// <summary>Help under the label; Open311's datatype_description.</summary>
    public LocalText? Help { get; init; }

    /// <summary>Choices of the two list types.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>Asked only when this holds.</summary>
    public FormCondition? ShowIf { get; init; }
}

/// <param name="Key">What is stored and what Open311 calls the key.</param>
internal sealed record FormOption(string Key, LocalText Label);

/// <summary>Holds when the earlier question's answer is (or, for several, contains) one of these keys.</summary>
internal sealed record FormCondition(string Code, [property: JsonPropertyName("equals")] IReadOnlyList<string> AnyOf);

/// <summary>Types of question: the six of Open311, and date, address, photo and text that only informs.</summary>
internal static class QuestionType
{
    public const string String = "string";
    public const string Text = "text";
    public const string Number = "number";
    public const string DateTime = "datetime";
    public const string Date = "date";
    public const string SingleValueList = "singlevaluelist";
    public const string MultiValueList = "multivaluelist";
    public const string Address = "address";
    public const string Photo = "photo";

    /// <summary>Shown, not asked (Open311: variable=false).</summary>
    public const string Info = "info";

    /// <summary>Is it answered by choosing?</summary>
    public static bool IsList(string type) => type is SingleValueList or MultiValueList;

    public static IReadOnlyList<string> All { get; } = [String, Text, Number, DateTime, Date, SingleValueList, MultiValueList, Address, Photo, Info];
}
