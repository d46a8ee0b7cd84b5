using Proxmox.Programs.Model;

namespace Proxmox.Programs.Writers;

/// <summary>Writes TypeScript.</summary>
/// <param name="package">The names of the package.</param>
internal sealed class TypeScriptWriter(PackageView package) : ProgramWriter("typescript", "    ", "//")
{
    /// <inheritdoc/>
    public override string Write(ExampleProgram program)
    {
        var lines = new List<string>();
        if (NeedsPulumi(program))
        {
            lines.Add("import * as pulumi from \"@pulumi/pulumi\";");
        }

        lines.Add($"import * as {package.Name} from \"@{package.Organisation}/{package.Name}\";");
        lines.Add("");
        if (program.Settings.Length > 0)
        {
            lines.Add("const config = new pulumi.Config();");
            lines.AddRange(program.Settings.Select(setting => $"const {setting} = config.requireSecret({Quoted(setting)});"));
        }

        lines.AddRange(program.Steps.Select(step => Commented(step, Of(step))));
        lines.AddRange(program.Outputs.Select(output => $"export const {output.Name} = {Of(output.Value)};"));
        return string.Join('\n', lines) + "\n";
    }

    private static bool NeedsPulumi(ExampleProgram program) =>
        program.Settings.Length > 0 || program.Steps.Any(step => NeedsPackage(step.Arguments));

    private static bool NeedsPackage(Value value) => value is Value.Template or Value.Asset || value.Parts().Any(NeedsPackage);

    private string Of(Step step)
    {
        var arguments = Members(step.Arguments);
        var begin = step is Step.Call { Function.IsCommand: true } ? "" : $"const {step.Name} = ";
        if (step is not Step.Creation creation)
        {
            return Layout.Lines($"{begin}{package.Name}.{step.Token.Module}.{step.Token.Name}Output({(arguments.Length > 0 ? "{" : "")}",
                arguments, arguments.Length > 0 ? "});" : ");");
        }

        var options = creation.IsProtected ? ", { protect: true }" : "";
        return Layout.Lines($"{begin}new {package.Name}.{step.Token.Module}.{step.Token.Name}({Quoted(creation.Label)}, {{", arguments,
            "}" + options + ");");
    }

    private static string Key(string key) => key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
        && !char.IsAsciiDigit(key[0]) ? key : Quoted(key);

    private string[] Members(Value.Object value) => [.. value.Members.Select(entry => $"{entry.Member.Name}: {Of(entry.Value)}")];

    /// <inheritdoc/>
    protected override string Of(Value value) => value switch
    {
        Value.Text text => Quoted(text.Content),
        Value.Choice choice => Quoted(choice.Content),
        Value.Asset asset => $"new pulumi.asset.FileAsset({Quoted(asset.File)})",
        Value.Number number => Of(number.Amount),
        Value.Flag flag => flag.IsTrue ? "true" : "false",
        Value.Template template =>
            $"pulumi.interpolate`{string.Concat(template.Pieces.Select(piece => piece is Value.Text text ? text.Content : $"${{{Of(piece)}}}"))}`",
        Value.List list => Layout.Group("[", [.. list.Items.Select(Of)], "]", ""),
        Value.Map map => Layout.Group("{", [.. map.Entries.Select(entry => $"{Key(entry.Key)}: {Of(entry.Value)}")], "}", " "),
        Value.Object inner => Layout.Group("{", Members(inner), "}", " "),
        Value.Setting setting => setting.Name,
        Value.Path { Root: Step.Call call, Steps.Length: > 1 } path => $"{call.Name}.apply({Found} => {Way(Found, path)})",
        Value.Path path => Way(path.Root!.Name, path),
        Value.Quotient { Dividend: var dividend } quotient =>
            $"{dividend.Root!.Name}.apply({Found} => "
                + $"Math.floor({Division(dividend.Last.IsRequired ? Way(Found, dividend) : $"({Way(Found, dividend)} ?? 0)", quotient)}))",
        Value.Pick pick => $"{pick.Source.Root!.Name}.apply({Found} => {Of(pick)})",
        _ => throw new InvalidOperationException($"{value} has no counterpart in TypeScript."),
    };

    private string Of(Value.Pick pick)
    {
        var source = Way(Found, pick.Source);
        var condition = pick.Condition is { } where ? $"{pick.Item} => {Of(where, pick.Item)}" : null;
        var chosen = condition is null ? source : $"{source}.filter({condition})";
        return pick.Shape switch
        {
            PickShape.Any => $"{source}.some({condition})",
            PickShape.Map =>
                $"Object.fromEntries({chosen}.map({pick.Item} => [{Way(pick.Item, pick.Key!)}, {Way(pick.Item, pick.Each!)}]))",
            PickShape.First => $"{chosen}.map({pick.Item} => {Way(pick.Item, pick.Each!)})[0]",
            _ => $"{chosen}.map({pick.Item} => {Way(pick.Item, pick.Each!)})",
        };
    }

    private string Of(Condition condition, string item)
    {
        var subject = Way(item, condition.Subject);
        return condition switch
        {
            { Contains: true, Subject.Last.IsRequired: true } => $"{subject}.includes({Of(condition.Expected)})",
            { Contains: true } => $"{subject}?.includes({Of(condition.Expected)})",
            { Expected: Value.Flag { IsTrue: true } } => subject,
            _ => $"{subject} === {Of(condition.Expected)}",
        };
    }

    private static string Way(string root, Value.Path path)
    {
        var way = root;
        var mayLack = false;
        foreach (var step in path.Steps)
        {
            way += (mayLack, step.Member) switch
            {
                (true, { } member) => $"?.{member.Name}",
                (false, { } member) => $".{member.Name}",
                (true, null) => $"?.[{step.Index}]",
                _ => $"[{step.Index}]",
            };
            mayLack |= step.Member is { IsRequired: false };
        }

        return way;
    }
}
