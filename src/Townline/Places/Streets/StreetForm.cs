using Townline.Places.Text;

namespace Townline.Places.Streets;

/// <summary>
/// A street's name in words, as it is compared, with the part that tells it from other streets: <c>main</c> in <c>north main street</c>,
/// <c>harbor</c> in <c>harbor way</c>, <c>pena</c> in <c>calle pena</c>.
/// </summary>
internal sealed class StreetForm
{
    private readonly int _first;
    private readonly int _end;

    public StreetForm(string key)
    {
        (Key, Words) = (key, key.Split(' '));
        _end = Words.Count;
        if (HasMore && StreetWords.IsDirection(Words[_end - 1]))
            _end--;
        if (HasMore && StreetWords.IsKind(Words[_end - 1]))
            _end--;
        else if (HasMore && StreetWords.IsKind(Words[_first]))
            _first++;
        if (HasMore && StreetWords.IsDirection(Words[_first]))
            _first++;
    }

    public string Key { get; }

    public IReadOnlyList<string> Words { get; }

    public bool IsName(int word) => word >= _first && word < _end;

    private bool HasMore => _end - _first > 1;
}
