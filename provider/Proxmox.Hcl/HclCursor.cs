using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Proxmox.Hcl;

/// <summary>A place in a text that is being read.</summary>
/// <param name="file">The path of the file, for messages.</param>
/// <param name="text">The text.</param>
internal sealed class HclCursor(string file, string text)
{
    private const int MostDepth = 120;

    private int _line = 1;
    private int _depth;

    /// <summary>The offset of the next character.</summary>
    public int At { get; private set; }

    /// <summary>Where reading is.</summary>
    public HclPlace Place => new(file, _line);

    /// <summary>True when all is read.</summary>
    public bool IsAtEnd => At >= text.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public char Next => IsAtEnd ? '\0' : text[At];

    /// <summary>The first letter of the two that were read last but one: the sign in front of an escaped brace.</summary>
    public char Before => text[At - 2];

    /// <summary>The span from an offset to here.</summary>
    public HclSpan Since(int start) => new(start, At);

    /// <summary>Does something one level deeper, of which there are not endlessly many.</summary>
    public T Deeper<T>(Func<HclCursor, T> read)
    {
        if (++_depth > MostDepth)
        {
            throw Place.Refuse($"This is nested more than {MostDepth} levels deep.");
        }

        var found = read(this);
        _depth--;
        return found;
    }

    /// <summary>Reads one character.</summary>
    public char Read()
    {
        var letter = IsAtEnd ? throw Place.Refuse("The file ends in the middle of something.") : text[At++];
        _line += letter == '\n' ? 1 : 0;
        return letter;
    }

    /// <summary>True when a text comes next.</summary>
    public bool Sees(string expected) => string.CompareOrdinal(text, At, expected, 0, expected.Length) == 0;

    /// <summary>Reads a text of one line when it comes next.</summary>
    public bool Take(string expected)
    {
        if (!Sees(expected))
        {
            return false;
        }

        At += expected.Length;
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
        var start = At;
        while (!IsAtEnd && (char.IsLetter(Next) || Next == '_' || (At > start && (char.IsDigit(Next) || Next == '-'))))
        {
            At++;
        }

        name = At > start ? text[start..At] : null;
        return name is not null;
    }

    /// <summary>Reads a word when it comes next and ends there.</summary>
    public bool TakeWord(string word)
    {
        var start = At;
        if (TakeName(out var name) && name == word)
        {
            return true;
        }

        At = start;
        return false;
    }

    /// <summary>Reads a name that has to come next.</summary>
    public string ExpectName() => TakeName(out var name) ? name : throw Place.Refuse("Here has to be a name.");

    /// <summary>Reads the characters that are of a kind.</summary>
    public string TakeWhile(Func<char, bool> isOfKind)
    {
        var start = At;
        while (!IsAtEnd && isOfKind(Next))
        {
            Read();
        }

        return text[start..At];
    }

    /// <summary>Reads the rest of the line, without its end.</summary>
    public string TakeLine() => TakeWhile(letter => letter != '\n');

    /// <summary>True when the next line has that word alone.</summary>
    public bool SeesLine(string word)
    {
        var end = text.IndexOf('\n', At);
        return text.AsSpan(At, (end < 0 ? text.Length : end) - At).Trim().SequenceEqual(word);
    }

    /// <summary>Passes over blanks and comments within the line, not over its end.</summary>
    public void SkipBlanks()
    {
        do
        {
            TakeWhile(letter => letter is ' ' or '\t' or '\r' or '\uFEFF');
        }
        while (TakeInlineComment());
    }

    /// <summary>Passes over blanks, ends of lines and comments.</summary>
    public void SkipLines() => ReadComments();

    /// <summary>Passes over the end of a line, with a comment in front of it; false when something else comes.</summary>
    public bool TakeLineEnd()
    {
        SkipBlanks();
        if (Sees("#") || Sees("//"))
        {
            TakeLine();
        }

        return IsAtEnd || Take("\n", isLine: true);
    }

    /// <summary>Passes over blanks and ends of lines, and gives the lines of the comment that stands right above what follows.</summary>
    public ImmutableArray<string> ReadComments()
    {
        var comments = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            if (TakeWhile(letter => char.IsWhiteSpace(letter) || letter == '\uFEFF').Count(letter => letter == '\n') > 1)
            {
                comments.Clear();
            }

            if (Take("#") || Take("//"))
            {
                comments.Add(TakeLine().Trim());
            }
            else if (!TakeInlineComment())
            {
                return comments.ToImmutable();
            }
        }
    }

    private bool Take(string expected, bool isLine)
    {
        var isTaken = Take(expected);
        _line += isTaken && isLine ? 1 : 0;
        return isTaken;
    }

    private bool TakeInlineComment()
    {
        if (!Take("/*"))
        {
            return false;
        }

        while (!Take("*/"))
        {
            Read();
        }

        return true;
    }
}
