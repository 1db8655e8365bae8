using Townline.Platform.Storage;

namespace Townline.Platform.Search;

/// <summary>Full-text search over all that can be found, behind one interface with one small implementation per engine.</summary>
internal interface ISearch
{
    /// <summary>Adds or replaces what is found under <paramref name="id"/>, inside a unit of work.</summary>
    /// <param name="isNew">True when nothing can stand there yet: saves looking.</param>
    /// <param name="kind">A short lower-case word such as "request", "person".</param>
    void Put(Unit unit, long id, string kind, string text, bool isNew = false);

    /// <summary>Adds many new texts of one kind, inside a unit of work.</summary>
    void PutAll(Unit unit, string kind, IReadOnlyCollection<(long Id, string Text)> texts);

    /// <summary>Takes it out of the index.</summary>
    void Remove(Unit unit, long id);

    /// <summary>Ids whose text holds all words of <paramref name="text"/> (the last as a beginning), newest first; when the last as a
    /// whole word fills the page, only those. <see cref="SearchWords"/> says what a word is.</summary>
    /// <param name="kind">Only this kind, or null for all.</param>
    /// <param name="most">1 to 1,000.</param>
    Task<IReadOnlyList<long>> Find(int tenantId, string text, string? kind, int most, CancellationToken cancel);
}
