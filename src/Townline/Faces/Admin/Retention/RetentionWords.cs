using Townline.Platform.Retention;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Retention;

/// <summary>How classes and what falls under them are said.</summary>
internal static class RetentionWords
{
    /// <summary>"7 years".</summary>
    public static string Length(IWords words, RetentionClass rule) => words[$"retention.length.{rule.Unit}", rule.Amount];

    /// <summary>"Requests: Pothole", "Telephone calls".</summary>
    public static string Subject(IWords words, RetainedSubject subject) =>
        subject.Title is { } title ? words["retention.part", words[$"retention.kind.{subject.Kind}"], words.Of(title)] : words[$"retention.kind.{subject.Kind}"];

    /// <summary>"people, words".</summary>
    public static string Takes(IWords words, RetentionClass rule) => string.Join(", ", rule.Takes.Select(part => words[$"retention.takes.{part}"]));
}
