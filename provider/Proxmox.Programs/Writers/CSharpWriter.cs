using System.Text;
using Proxmox.Programs.Model;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs.Writers;

/// <summary>Writes C#.</summary>
/// <param name="package">The names of the package.</param>
internal class CSharpWriter(PackageView package) : ProgramWriter("csharp", "    ", "//")
{
    // From here on lines are easier to read below each other.
    private const int LongText = 60;

    /// <inheritdoc/>
    public override string Write(ExampleProgram program)
    {
        var lines = new List<string>();
        if (program.Settings.Length > 0)
        {
            lines.Add("var config = new Config();");
            lines.AddRange(program.Settings.Select(setting => $"var {setting} = config.RequireSecret({Literal(setting)});"));
        }

        lines.AddRange(program.Steps.Select(step => Commented(step, Statement(step, $"var {step.Name}"))));
        if (program.Outputs.Length > 0)
        {
            lines.Add("\n" + Layout.Lines("return new Dictionary<string, object?>\n{",
                [.. program.Outputs.Select(output => $"[{Literal(output.Name)}] = {Of(output.Value)}")], "};"));
        }

        return $"{Usings(program)}\n\nreturn await Deployment.RunAsync(() "
            + $"=>\n{{\n{Layout.Indent(string.Join('\n', lines).TrimStart('\n'))}\n}});\n";
    }

    /// <summary>The lines that let a program use what its steps name.</summary>
    internal string Usings(ExampleProgram program)
    {
        var namespaces = program.Steps.Select(step => package.CSharpNamespace(step.Token.Module)).Distinct(StringComparer.Ordinal).ToList();
        // An area may take types of another one.
        var parts = program.Steps.SelectMany(step => step.Arguments.Parts()).SelectMany(WithParts).ToList();
        var inputs = parts.OfType<Value.Object>().Select(part => part.Type.Token).OfType<TypeToken>()
            .Select(token => package.CSharpNamespace(token.Module) + ".Inputs")
            .Concat(parts.OfType<Value.Choice>().Select(part => package.CSharpNamespace(part.Type.Token.Module)));
        string[] system =
        [
            .. program.Outputs.Any(output => output.Value is Value.Quotient) ? ["System"] : Array.Empty<string>(),
            .. program.Outputs.Length > 0 ? ["System.Collections.Generic"] : Array.Empty<string>(),
            .. program.Outputs.Any(output => output.Value is Value.Pick) ? ["System.Linq"] : Array.Empty<string>(),
        ];
        return string.Join('\n', system.Append("Pulumi").Concat(
            namespaces.Concat(inputs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).Select(name => $"using {name};"));
    }

    private static IEnumerable<Value> WithParts(Value value) => value.Parts().SelectMany(WithParts).Prepend(value);

    /// <summary>The statement of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="target">What its result is assigned to.</param>
    /// <param name="ignored">The properties whose changes are ignored.</param>
    internal string Statement(Step step, string target, IReadOnlyList<string>? ignored = null)
    {
        var arguments = Members(step.Arguments);
        if (step is Step.Creation creation)
        {
            string[] options =
            [
                .. creation.IsProtected ? ["Protect = true"] : Array.Empty<string>(),
                .. ignored is { Count: > 0 } ? [$"IgnoreChanges = {Initializer("", [.. ignored.Select(Literal)])}"] : Array.Empty<string>(),
            ];
            var behind = options.Length > 0 ? $", new CustomResourceOptions {{ {string.Join(", ", options)} }}" : "";
            return Layout.Lines($"{target} = new {creation.Resource.CSharpName}({Literal(creation.Label)}, new()\n{{", arguments,
                "}" + behind + ");");
        }

        var call = $"{(((Step.Call)step).Function.IsCommand ? "_" : target)} = {PropertyNames.Pascal(step.Token.Name)}.Invoke(";
        return arguments.Length == 0 ? call + ");" : Layout.Lines(call + "new()\n{", arguments, "});");
    }

    /// <summary>A text in quotation marks.</summary>
    internal static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var letter in text)
        {
            literal.Append(letter switch
            {
                '\\' => @"\\",
                '"' => "\\\"",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                < ' ' or (>= '\x7f' and < '\xa0') or '\u2028' or '\u2029' or '\u0085' => $"\\u{(int)letter:x4}",
                _ => letter.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    // Each line of a text on a line of its own, so that a change in one of them shows as such.
    private static string Lines(string text)
    {
        var pieces = text.Split('\n');
        var literals = pieces.Select((line, index) => index < pieces.Length - 1 ? line + "\n" : line).Where(line => line.Length > 0)
            .Select(Literal).ToList();
        return literals.Count < 2 || text.Length < LongText ? Literal(text) : string.Join("\n    + ", literals);
    }

    private string[] Members(Value.Object value) => [.. value.Members.Select(entry => Assigned(entry.Member.CSharpName, entry.Value))];

    // Long collections begin on a line of their own.
    private string Assigned(string name, Value value) => Of(value) is var text && text[0] == '\n' ? $"{name} ={text}" : $"{name} = {text}";

    private string Initializer(string type, string[] entries) =>
        Layout.Group(type + "{", entries, "}", " ") is var line && line.Contains('\n', StringComparison.Ordinal)
            ? Layout.Lines(type.TrimEnd() + "\n{", entries, "}") : line;

    /// <inheritdoc/>
    protected override string Of(Value value) => value switch
    {
        Value.Text text => Lines(text.Content),
        Value.Asset asset => $"new FileAsset({Literal(asset.File)})",
        Value.Number number => Of(number.Amount),
        Value.Flag flag => flag.IsTrue ? "true" : "false",
        Value.Choice choice => $"{choice.Type.Token.Name}.{choice.Member}",
        Value.Template template => $"Output.Format($\"{string.Concat(template.Pieces.Select(Filled))}\")",
        Value.List list => Initializer("", [.. list.Items.Select(Of)]),
        Value.Map map => Initializer("", [.. map.Entries.Select(entry => Assigned($"[{Literal(entry.Key)}]", entry.Value))]),
        Value.Object inner => Initializer($"new {inner.Type.Token!.Name}Args ", Members(inner)),
        Value.Setting setting => OfSetting(setting),
        Value.Path { Root: Step.Call call } path => $"{call.Name}.Apply({Found} => {Way(Found, path)})",
        Value.Path { Root: { } step } path => Way(step.Name, path),
        Value.Quotient { Dividend: var dividend } quotient =>
            $"{dividend.Root!.Name}.Apply({Found} => "
                + $"Math.Floor({Division(dividend.Last.IsRequired ? Way(Found, dividend) : $"({Way(Found, dividend)} ?? 0)", quotient)}))",
        Value.Pick pick => $"{pick.Source.Root!.Name}.Apply({Found} => {Of(pick)})",
        _ => throw new InvalidOperationException($"{value} has no counterpart in C#."),
    };

    private string Filled(Value piece) => piece is Value.Text text
        ? Literal(text.Content)[1..^1].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
        : $"{{{Of(piece)}}}";

    private string Of(Value.Pick pick)
    {
        var source = Way(Found, pick.Source);
        var condition = pick.Condition is { } where ? $"{pick.Item} => {Of(where, pick.Item)}" : null;
        if (pick.Shape == PickShape.Any)
        {
            return $"{source}.Any({condition})";
        }

        var chosen = condition is null ? source : $"{source}.Where({condition})";
        return pick.Shape switch
        {
            PickShape.Map => $"{chosen}.ToDictionary({pick.Item} => {Way(pick.Item, pick.Key!)}{(pick.Key!.Last.IsRequired ? "" : "!")}, "
                + $"{pick.Item} => {Way(pick.Item, pick.Each!)})",
            PickShape.First => $"{chosen}.Select({pick.Item} => {Way(pick.Item, pick.Each!)}).FirstOrDefault()",
            _ => $"{chosen}.Select({pick.Item} => {Way(pick.Item, pick.Each!)}).ToList()",
        };
    }

    private string Of(Condition condition, string item)
    {
        var subject = Way(item, condition.Subject);
        return condition switch
        {
            { Contains: true } => $"{subject}.Contains({Of(condition.Expected)})",
            { Expected: Value.Flag { IsTrue: true }, Subject.Last.IsRequired: true } => subject,
            { Expected: Value.Flag { IsTrue: false }, Subject.Last.IsRequired: true } => "!" + subject,
            _ => $"{subject} == {Of(condition.Expected)}",
        };
    }

    /// <summary>A secret out of the stack's configuration.</summary>
    protected virtual string OfSetting(Value.Setting setting) => setting.Name;

    private static string Way(string root, Value.Path path) =>
        root + string.Concat(path.Steps.Select(step => step.Member is { } member ? $".{member.CSharpName}" : $"[{step.Index}]"));
}
