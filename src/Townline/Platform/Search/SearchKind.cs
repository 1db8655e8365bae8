namespace Townline.Platform.Search;

/// <summary>What kind of thing is found; the words of each stand by themselves in the index.</summary>
internal enum SearchKind
{
    Request = 1,
    Person = 2,
}
