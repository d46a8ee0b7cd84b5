using Proxmox.Programs.Model;

namespace Proxmox.Programs.Writers;

/// <summary>Writes Python.</summary>
/// <param name="package">The names of the package.</param>
internal sealed class PythonWriter(PackageView package) : ProgramWriter("python", "    ", "#")
{
    /// <inheritdoc/>
    public override string Write(ExampleProgram program)
    {
        var lines = new List<string>();
        if (program.Outputs.Any(output => output.Value is Value.Quotient))
        {
            lines.Add("import math");
        }

        if (program.Settings.Length > 0 || program.Outputs.Length > 0
            || program.Steps.Any(step => step is Step.Creation { IsProtected: true } || NeedsPackage(step.Arguments)))
        {
            lines.Add("import pulumi");
        }

        lines.Add($"import {package.Organisation.Replace('-', '_')}_{package.Name} as {package.Name}");
        lines.Add("");
        if (program.Settings.Length > 0)
        {
            lines.Add("config = pulumi.Config()");
            lines.AddRange(program.Settings.Select(setting => $"{Names.Snake(setting)} = config.require_secret({Quoted(setting)})"));
        }

        lines.AddRange(program.Steps.Select(step => Commented(step, Of(step))));
        lines.AddRange(program.Outputs.Select(output => $"pulumi.export({Quoted(output.Name)}, {Of(output.Value)})"));
        return string.Join('\n', lines) + "\n";
    }

    private static bool NeedsPackage(Value value) => value is Value.Template or Value.Asset || value.Parts().Any(NeedsPackage);

    private string Of(Step step)
    {
        List<string> arguments = [.. step.Arguments.Members.Select(entry => $"{NameOf(entry.Member)}={Of(entry.Value)}")];
        var begin = step is Step.Call { Function.IsCommand: true } ? "" : $"{Names.Snake(step.Name)} = ";
        var module = $"{begin}{package.Name}.{step.Token.Module}.";
        if (step is not Step.Creation creation)
        {
            return Layout.Group($"{module}{Names.Snake(step.Token.Name)}_output(", arguments, ")", "");
        }

        if (creation.IsProtected)
        {
            arguments.Add("opts=pulumi.ResourceOptions(protect=True)");
        }

        return Layout.Lines($"{module}{step.Token.Name}(", [Quoted(creation.Label), .. arguments], ")");
    }

    /// <inheritdoc/>
    protected override string Of(Value value) => value switch
    {
        Value.Text text => Quoted(text.Content),
        Value.Choice choice => Quoted(choice.Content),
        Value.Asset asset => $"pulumi.FileAsset({Quoted(asset.File)})",
        Value.Number number => Of(number.Amount),
        Value.Flag flag => flag.IsTrue ? "True" : "False",
        Value.Template template => $"pulumi.Output.concat({string.Join(", ", template.Pieces.Select(Of))})",
        Value.List list => Layout.Group("[", [.. list.Items.Select(Of)], "]", ""),
        Value.Map map => Layout.Group("{", [.. map.Entries.Select(entry => $"{Quoted(entry.Key)}: {Of(entry.Value)}")], "}", ""),
        Value.Object inner => Layout.Group(
            "{", [.. inner.Members.Select(entry => $"{Quoted(NameOf(entry.Member))}: {Of(entry.Value)}")], "}", ""),
        Value.Setting setting => Names.Snake(setting.Name),
        Value.Path { Root: Step.Call call, Steps.Length: > 1 } path => Applied(call, Way(Found, path)),
        Value.Path path => Way(Names.Snake(path.Root!.Name), path),
        Value.Quotient { Dividend: var dividend } quotient =>
            Applied(dividend.Root!,
                $"math.floor({Division(dividend.Last.IsRequired ? Way(Found, dividend) : $"({Way(Found, dividend)} or 0)", quotient)})"),
        Value.Pick pick => Applied(pick.Source.Root!, Of(pick)),
        _ => throw new InvalidOperationException($"{value} has no counterpart in Python."),
    };

    private static string Applied(Step step, string expression) => $"{Names.Snake(step.Name)}.apply(lambda {Found}: {expression})";

    private string Of(Value.Pick pick)
    {
        var condition = pick.Condition is { } where ? Of(where, pick.Item) : null;
        var items = $"for {pick.Item} in {Way(Found, pick.Source)}";
        var chosen = condition is null ? items : $"{items} if {condition}";
        return pick.Shape switch
        {
            PickShape.Any => $"any({condition} {items})",
            PickShape.Map => $"{{{Way(pick.Item, pick.Key!)}: {Way(pick.Item, pick.Each!)} {chosen}}}",
            PickShape.First => $"next(({Way(pick.Item, pick.Each!)} {chosen}), None)",
            _ => $"[{Way(pick.Item, pick.Each!)} {chosen}]",
        };
    }

    private string Of(Condition condition, string item)
    {
        var subject = Way(item, condition.Subject);
        return condition switch
        {
            { Contains: true, Subject.Last.IsRequired: true } => $"{Of(condition.Expected)} in {subject}",
            { Contains: true } => $"{Of(condition.Expected)} in ({subject} or [])",
            { Expected: Value.Flag { IsTrue: true } } => subject,
            { Expected: Value.Flag } => $"{subject} is False",
            _ => $"{subject} == {Of(condition.Expected)}",
        };
    }

    private static string Way(string root, Value.Path path) =>
        root + string.Concat(path.Steps.Select(step => step.Member is { } member ? $".{NameOf(member)}" : $"[{step.Index}]"));

    // Python's own words get an underscore behind them.
    private static string NameOf(Member member) =>
        Names.Snake(member.Name) is var name && name is "from" or "import" or "pass" or "global" or "lambda" ? name + "_" : name;
}
