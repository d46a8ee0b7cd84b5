using System.Text.RegularExpressions;
using Proxmox.Programs.Model;

namespace Proxmox.Programs.Writers;

/// <summary>
/// Writes Pulumi's YAML, which has neither loops nor arithmetic: an output that needs one tells what it would be made of.
/// </summary>
internal sealed partial class YamlWriter() : ProgramWriter("yaml", "  ", "#")
{
    /// <inheritdoc/>
    public override string Write(ExampleProgram program) => string.Concat(
        Section("config", program.Settings.Select(setting => $"{setting}:\n{Layout.Indent("type: string\nsecret: true")}")),
        Section("resources",
            program.Steps.OfType<Step.Creation>().Select(step => Commented(step, $"{step.Name}:\n{Layout.Indent(Of(step))}"))),
        Section("variables", program.Steps.OfType<Step.Call>()
            .Select(step => Commented(step, $"{step.Name}:\n{Layout.Indent($"fn::invoke:\n{Layout.Indent(Of(step))}")}"))),
        Section("outputs", program.Outputs.Select(output => $"{NameOf(output)}: {Of(output.Value)}")));

    private static string NameOf(ProgramOutput output) => output.Value switch
    {
        Value.Pick pick => pick.Source.Last.Name,
        Value.Quotient quotient => quotient.Dividend.Last.Name,
        _ => output.Name,
    };

    private string Section(string name, IEnumerable<string> entries) =>
        entries.ToList() is { Count: > 0 } all ? $"{name}:\n{Layout.Indent(string.Join('\n', all))}\n" : "";

    private string Of(Step.Creation step) =>
        $"type: {step.Token.Text}{Entry("properties", step.Arguments)}{(step.IsProtected ? $"\noptions:\n{Layout.Indent("protect: true")}" : "")}";

    private string Of(Step.Call step) => $"function: {step.Token.Text}{Entry("arguments", step.Arguments)}";

    private string Entry(string name, Value.Object arguments) => arguments.Members.Length == 0 ? "" : $"\n{name}:{Of(arguments)}";

    // A collection begins on a line of its own, anything else on the line of its name or dash.
    private string After(string lead, Value value) => Of(value) is var text && text[0] == '\n' ? lead + text : $"{lead} {text}";

    /// <inheritdoc/>
    protected override string Of(Value value) => value switch
    {
        Value.Text text => Scalar(text.Content),
        Value.Choice choice => Scalar(choice.Content),
        Value.Asset asset => "\n" + Layout.Indent("fn::fileAsset: " + Scalar(asset.File)),
        Value.Number number => Of(number.Amount),
        Value.Flag flag => flag.IsTrue ? "true" : "false",
        Value.Template template => Scalar(
            string.Concat(template.Pieces.Select(piece => piece is Value.Text text ? text.Content : Of(piece)))),
        Value.List list => "\n" + Layout.Indent(string.Join('\n', list.Items.Select(item => After("-", item)))),
        Value.Map map => "\n" + Layout.Indent(string.Join('\n', map.Entries.Select(entry => After(Scalar(entry.Key) + ":", entry.Value)))),
        Value.Object inner => "\n" + Layout.Indent(
            string.Join('\n', inner.Members.Select(entry => After(entry.Member.Name + ":", entry.Value)))),
        Value.Setting setting => $"${{{setting.Name}}}",
        Value.Path path =>
            $"${{{path.Root!.Name}{string.Concat(path.Steps.Select(step => step.Member is { } member ? $".{member.Name}" : $"[{step.Index}]"))}}}",
        Value.Quotient quotient => Of(quotient.Dividend),
        Value.Pick pick => Of(pick.Source),
        _ => throw new InvalidOperationException($"{value} has no counterpart in YAML."),
    };

    private static string Scalar(string text) => IsPlain().IsMatch(text) ? text : Quoted(text);

    // What YAML could take for a truth value, a number or a date is quoted, and all that has a sign of its grammar.
    [GeneratedRegex(@"^(?!(?:y|n|yes|no|on|off|true|false|null)$)(?:\$\{[\w.\[\]]+\}|[A-Za-z/])(?:\$\{[\w.\[\]]+\}|[A-Za-z0-9 _./+-])*(?<! "
        + @")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IsPlain();
}
