using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Proxmox.Hcl;

/// <summary>Writes HCL, laid out as <c>terraform fmt</c> lays it out.</summary>
public static class HclWriter
{
    /// <summary>A file.</summary>
    public static string Write(HclBody file)
    {
        var text = new StringBuilder();
        Body(text, file, 0);
        return text.ToString();
    }

    /// <summary>An expression, as it stands behind an equals sign.</summary>
    public static string Write(HclExpression expression) => Expression(expression, 0);

    /// <summary>A text in quotation marks, in which nothing is filled in.</summary>
    public static string Quote(string text) => $"\"{Escape(text)}\"";

    private static void Body(StringBuilder text, HclBody body, int depth)
    {
        Attributes(text, body.Attributes, depth);
        var isFirst = body.Attributes.IsEmpty;
        foreach (var block in body.Blocks)
        {
            text.Append(isFirst ? "" : "\n");
            isFirst = false;
            foreach (var comment in block.Comments)
            {
                text.Append(Indent(depth)).Append(comment.Length == 0 ? "#" : $"# {comment}").Append('\n');
            }

            text.Append(Indent(depth)).Append(string.Join(' ', block.Labels.Select(Quote).Prepend(block.Type))).Append(" {");
            if (!block.Body.Attributes.IsEmpty || !block.Body.Blocks.IsEmpty)
            {
                text.Append('\n');
                Body(text, block.Body, depth + 1);
                text.Append(Indent(depth));
            }

            text.Append("}\n");
        }
    }

    // The equals signs of neighbours stand below each other, until a value of several lines comes between.
    private static void Attributes(StringBuilder text, ImmutableArray<HclAttribute> attributes, int depth)
    {
        var written = attributes.Select(attribute => (Name: Key(attribute), Value: Expression(attribute.Value, depth))).ToList();
        for (var start = 0; start < written.Count;)
        {
            var count = written.Skip(start).TakeWhile(attribute => !attribute.Value.Contains('\n', StringComparison.Ordinal)).Count();
            var run = written.GetRange(start, Math.Max(count, 1));
            var width = run.Max(attribute => attribute.Name.Length);
            foreach (var (name, value) in run)
            {
                text.Append(Indent(depth)).Append(name.PadRight(width)).Append(" = ").Append(value).Append('\n');
            }

            start += run.Count;
        }
    }

    private static string Expression(HclExpression expression, int depth) => expression switch
    {
        HclExpression.Text text => Quote(text.Value),
        HclExpression.Template template => $"\"{string.Concat(template.Pieces.Select(part =>
            part is HclExpression.Text text ? Escape(text.Value) : $"${{{Expression(part, depth)}}}"))}\"",
        HclExpression.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        HclExpression.Flag flag => flag.Value ? "true" : "false",
        HclExpression.Null => "null",
        HclExpression.List list => List(list, depth),
        HclExpression.Map map => Map(map, depth),
        HclExpression.Path path => string.Concat(path.Steps.Select((step, index) => index == 0 ? step : Step(step))),
        HclExpression.Call call => Call(call, depth),
        HclExpression.Binary binary => $"{Expression(binary.Left, depth)} {binary.Sign} {Expression(binary.Right, depth)}",
        HclExpression.For loop => For(loop, depth),
        HclExpression.Unary unary => $"{unary.Sign}{Expression(unary.Operand, depth)}",
        HclExpression.Choice choice =>
            $"{Expression(choice.Condition, depth)} ? {Expression(choice.Yes, depth)} : {Expression(choice.No, depth)}",
        HclExpression.Group group => $"({Expression(group.Inner, depth)})",
        HclExpression.Pick { IsMember: true, Key: HclExpression.Text step } pick => Expression(pick.Source, depth) + Step(step.Value),
        HclExpression.Pick pick => $"{Expression(pick.Source, depth)}[{Expression(pick.Key, depth)}]",
        _ => throw new ArgumentException($"{expression.GetType().Name} is not written yet.", nameof(expression)),
    };

    private static string List(HclExpression.List list, int depth)
    {
        var items = list.Items.Select(item => Expression(item, depth + 1)).ToList();
        var line = $"[{string.Join(", ", items)}]";
        return line.Length <= 100 && !line.Contains('\n', StringComparison.Ordinal)
            ? line
            : $"[\n{string.Concat(items.Select(item => $"{Indent(depth + 1)}{item},\n"))}{Indent(depth)}]";
    }

    private static string Call(HclExpression.Call call, int depth)
    {
        var arguments = string.Join(", ", call.Arguments.Select(item => Expression(item, depth)));
        return $"{call.Function}({arguments}{(call.IsSpread ? "..." : "")})";
    }

    private static string Map(HclExpression.Map map, int depth)
    {
        if (map.Entries.IsEmpty)
        {
            return "{}";
        }

        var text = new StringBuilder("{\n");
        Attributes(text, map.Entries, depth + 1);
        return text.Append(Indent(depth)).Append('}').ToString();
    }

    private static string For(HclExpression.For loop, int depth)
    {
        var head = $"for {(loop.ItemKey is { } name ? name + ", " : "")}{loop.Item} in {Expression(loop.Source, depth)} : ";
        var condition = loop.Condition is { } test ? $" if {Expression(test, depth)}" : "";
        return loop.Key is { } key
            ? $"{{ {head}{Expression(key, depth)} => {Expression(loop.Value, depth)}{(loop.IsGrouping ? "..." : "")}{condition} }}"
            : $"[{head}{Expression(loop.Value, depth)}{condition}]";
    }

    private static string Step(string step) => step.StartsWith('[') ? step
        : step == HclExpression.Path.Each || step.All(char.IsAsciiDigit) ? $"[{step}]"
        : IsName(step) ? $".{step}" : $"[{Quote(step)}]";

    private static string Key(HclAttribute attribute) =>
        attribute.Key is { } key ? Expression(key, 0) : Key(attribute.Name);

    private static string Key(string name) => IsName(name) ? name : Quote(name);

    // As the key of a map a word of the language would be what it means elsewhere.
    private static bool IsName(string name) => name is not ("true" or "false" or "null" or "for") && name.Length > 0
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    private static string Indent(int depth) => new(' ', 2 * depth);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            escaped.Append(letter switch
            {
                '\\' => @"\\",
                '"' => "\\\"",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                < ' ' or '\x7f' => $"\\u{(int)letter:x4}",
                _ => letter.ToString(),
            });
        }

        return escaped.Replace("${", "$${").Replace("%{", "%%{").ToString();
    }
}
