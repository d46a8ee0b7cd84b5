using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Proxmox.Hcl;

/// <summary>A place in a text that is being read.</summary>
/// <param name="file">The path of the file, for messages.</param>
/// <param name="text">The text.</param>
internal sealed class HclCursor(string file, string text)
{
    private int _at;
    private int _line = 1;

    /// <summary>Where reading is.</summary>
    public HclPlace Place => new(file, _line);

    /// <summary>True when all is read.</summary>
    public bool IsAtEnd => _at >= text.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public char Next => IsAtEnd ? '\0' : text[_at];

    /// <summary>Reads one character.</summary>
    public char Read()
    {
        var letter = IsAtEnd ? throw Place.Refuse("The file ends in the middle of something.") : text[_at++];
        _line += letter == '\n' ? 1 : 0;
        return letter;
    }

    /// <summary>True when a text comes next.</summary>
    public bool Sees(string expected) => string.CompareOrdinal(text, _at, expected, 0, expected.Length) == 0;

    /// <summary>Reads a text when it comes next.</summary>
    public bool Take(string expected)
    {
        if (!Sees(expected))
        {
            return false;
        }

        _at += expected.Length;
        return true;
    }

    /// <summary>Reads a text that has to come next.</summary>
    public void Expect(string expected)
    {
        if (!Take(expected))
        {
            throw Place.Refuse($"Here has to be {expected}.");
        }
    }

    /// <summary>Reads a name when one comes next.</summary>
    public bool TakeName([NotNullWhen(true)] out string? name)
    {
        var start = _at;
        while (!IsAtEnd && (char.IsAsciiLetter(Next) || Next == '_' || (_at > start && (char.IsAsciiDigit(Next) || Next == '-'))))
        {
            _at++;
        }

        name = _at > start ? text[start.._at] : null;
        return name is not null;
    }

    /// <summary>Reads a word when it comes next and ends there.</summary>
    public bool TakeWord(string word)
    {
        var start = _at;
        if (TakeName(out var name) && name == word)
        {
            return true;
        }

        _at = start;
        return false;
    }

    /// <summary>Reads a name that has to come next.</summary>
    public string ExpectName() => TakeName(out var name) ? name : throw Place.Refuse("Here has to be a name.");

    /// <summary>Reads the characters that are of a kind.</summary>
    public string TakeWhile(Func<char, bool> isOfKind)
    {
        var start = _at;
        while (!IsAtEnd && isOfKind(Next))
        {
            Read();
        }

        return text[start.._at];
    }

    /// <summary>Passes over blanks, not over the end of a line.</summary>
    public void SkipBlanks() => TakeWhile(letter => letter is ' ' or '\t');

    /// <summary>Passes over blanks, ends of lines and comments.</summary>
    public void SkipLines() => ReadComments();

    /// <summary>Passes over blanks and ends of lines, and gives the lines of the comment that stands right above what follows.</summary>
    public ImmutableArray<string> ReadComments()
    {
        var comments = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            if (TakeWhile(char.IsWhiteSpace).Count(letter => letter == '\n') > 1)
            {
                comments.Clear();
            }

            if (!Take("#"))
            {
                return comments.ToImmutable();
            }

            comments.Add(TakeWhile(letter => letter != '\n').Trim());
        }
    }
}
