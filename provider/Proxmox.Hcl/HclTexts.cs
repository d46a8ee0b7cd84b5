using System.Globalization;
using System.Text;

namespace Proxmox.Hcl;

/// <summary>Reads texts and what is filled into them.</summary>
internal static class HclTexts
{
    /// <summary>Reads a text in quotation marks.</summary>
    public static HclExpression Quoted(HclCursor cursor)
    {
        var (place, start) = (cursor.Place, cursor.At);
        var pieces = new Pieces(cursor);
        var isEscaped = false;
        cursor.Expect("\"");
        while (!cursor.Take("\""))
        {
            if (cursor.Next == '\n')
            {
                throw place.Refuse("The text has no end in its line.");
            }

            if (cursor.Take("\\"))
            {
                isEscaped = true;
                pieces.Add(Escape(cursor));
            }
            else
            {
                isEscaped |= pieces.Next();
            }
        }

        return pieces.Whole(place, isEscaped ? HclTextForm.Escaped : HclTextForm.Plain) with { Span = cursor.Since(start) };
    }

    /// <summary>Reads a text on lines of its own.</summary>
    public static HclExpression Heredoc(HclCursor cursor)
    {
        var (place, start) = (cursor.Place, cursor.At);
        cursor.Expect("<<");
        var isIndented = cursor.Take("-");
        var word = cursor.ExpectName();
        if (cursor.TakeLine().Trim().Length > 0)
        {
            throw place.Refuse($"Behind <<{word} the line has to end.");
        }

        cursor.Read();
        var pieces = new Pieces(cursor);
        while (!cursor.SeesLine(word))
        {
            do
            {
                pieces.Next();
            }
            while (!pieces.EndsLine);
        }

        cursor.TakeWhile(letter => letter is ' ' or '\t');
        cursor.Expect(word);
        if (isIndented)
        {
            pieces.Unindent();
        }

        return pieces.Whole(place, HclTextForm.Heredoc) with { Span = cursor.Since(start) };
    }

    private static string Escape(HclCursor cursor)
    {
        var place = cursor.Place;
        var letter = cursor.Read();
        return letter switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '"' => "\"",
            '\\' => "\\",
            'u' => Code(4),
            'U' => Code(8),
            _ => throw place.Refuse($"There is no escape \\{letter}."),
        };

        string Code(int length)
        {
            var digits = new StringBuilder();
            for (var count = 0; count < length; count++)
            {
                digits.Append(cursor.Read());
            }

            return int.TryParse(digits.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                && Rune.IsValid(code) ? new Rune(code).ToString() : throw place.Refuse($"{digits} is no character's number.");
        }
    }

    // What a text is made of while it is read.
    private sealed class Pieces(HclCursor cursor)
    {
        private readonly List<HclExpression> _pieces = [];
        private readonly StringBuilder _plain = new();

        public bool EndsLine { get; private set; }

        public void Add(string plain) => _plain.Append(plain);

        /// <summary>Reads one letter, or one part to fill in. True when it was written otherwise than it is.</summary>
        public bool Next()
        {
            EndsLine = false;
            if (cursor.Take("$${") || cursor.Take("%%{"))
            {
                _plain.Append(cursor.Before).Append('{');
                return true;
            }

            if (!cursor.Sees("${") && !cursor.Sees("%{"))
            {
                var letter = cursor.Read();
                EndsLine = letter == '\n';
                _plain.Append(letter);
                return false;
            }

            Flush();
            var (place, start) = (cursor.Place, cursor.At);
            if (cursor.Take("${"))
            {
                cursor.Take("~");
                _pieces.Add(HclExpressions.Read(cursor, isFree: true));
            }
            else
            {
                cursor.Expect("%{");
                cursor.Take("~");
                _pieces.Add(Directive(place));
            }

            cursor.SkipLines();
            cursor.Take("~");
            cursor.Expect("}");
            if (_pieces[^1] is HclExpression.Directive directive)
            {
                _pieces[^1] = directive with { Span = cursor.Since(start) };
            }

            return false;
        }

        public HclExpression Whole(HclPlace place, HclTextForm form)
        {
            if (_pieces.Count == 0)
            {
                return new HclExpression.Text(place, _plain.ToString()) { Form = form };
            }

            Flush();
            return new HclExpression.Template(place, [.. _pieces]) { Form = form };
        }

        // As far as the line that is indented least.
        public void Unindent()
        {
            Flush();
            var least = int.MaxValue;
            var isAtLine = true;
            foreach (var piece in _pieces)
            {
                foreach (var line in piece is HclExpression.Text text ? text.Value.Split('\n') : [""])
                {
                    if (isAtLine && (line.Trim().Length > 0 || piece is not HclExpression.Text))
                    {
                        least = Math.Min(least, line.Length - line.TrimStart(' ', '\t').Length);
                    }

                    isAtLine = true;
                }

                isAtLine = piece is HclExpression.Text { Value: [.., '\n'] };
            }

            isAtLine = true;
            for (var place = 0; place < _pieces.Count; place++)
            {
                if (_pieces[place] is HclExpression.Text text)
                {
                    var lines = text.Value.Split('\n');
                    for (var number = isAtLine ? 0 : 1; number < lines.Length; number++)
                    {
                        var blanks = lines[number].Length - lines[number].TrimStart(' ', '\t').Length;
                        lines[number] = lines[number][Math.Min(least, blanks)..];
                    }

                    isAtLine = text.Value.EndsWith('\n');
                    _pieces[place] = text with { Value = string.Join('\n', lines) };
                }
                else
                {
                    isAtLine = false;
                }
            }

            if (_pieces is [HclExpression.Text only])
            {
                _plain.Append(only.Value);
                _pieces.Clear();
            }
        }

        private HclExpression.Directive Directive(HclPlace place)
        {
            cursor.SkipLines();
            var word = cursor.ExpectName();
            switch (word)
            {
                case "if":
                    return new(place, word, HclExpressions.Read(cursor, isFree: true));
                case "for":
                    HclOperands.Names(cursor);
                    return new(place, word, HclExpressions.Read(cursor, isFree: true));
                case "else" or "endif" or "endfor":
                    return new(place, word, null);
                default:
                    throw place.Refuse($"There is no directive {word}.");
            }
        }

        private void Flush()
        {
            if (_plain.Length > 0)
            {
                _pieces.Add(new HclExpression.Text(cursor.Place, _plain.ToString()));
                _plain.Clear();
            }
        }
    }
}
