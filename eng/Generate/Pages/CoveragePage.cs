using Proxmox.Engine.Declarations;
using Proxmox.Generate.Coverage;
using Proxmox.Model.Declarations;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Generate.Pages;

/// <summary>The page that says how much of PVE's API the provider reaches, and its line in the README.</summary>
/// <param name="table">Every method that changes something.</param>
/// <param name="catalog">What the provider offers.</param>
public sealed class CoveragePage(CoverageTable table, Catalog catalog)
{
    private const string ReadmeStart = "**Coverage**: ";

    private readonly IReadOnlyDictionary<string, string> _links = catalog.Resources
        .Select(resource => (resource.Name, Link(resource, "resources")))
        .Concat(catalog.Commands.Select(command => (command.Name, Link(command, "actions"))))
        .Concat(catalog.Ephemerals.Select(ephemeral =>
            (CoveredMethod.NameOf(ephemeral), Link(ephemeral, "ephemeral-resources") + " (ephemeral)")))
        .Append((CoveredMethod.Provider, "the provider itself, when it is stopped while it waits for a task"))
        .ToDictionary(StringComparer.Ordinal);

    private string Share =>
        $"{table.Methods.Count(method => method.IsReached)} of {table.Methods.Count(method => method.IsInScope)} methods";

    /// <summary>The page's text.</summary>
    /// <exception cref="GenerateException">The table names a declaration that there is not.</exception>
    public string Write()
    {
        var page = new Page("What of PVE's API is reached", "", "Every method of PVE's API that changes something, and what reaches it.",
            CoverageTable.File);
        page.Heading(1, "What of PVE's API is reached")
            .Paragraph($"The provider reaches {Share} of PVE 9.2's API that change something and are in scope. The tests of the resources "
                + "and commands prove it: they fail when one requests what its line does not name it for, or never requests it.")
            .Heading(2, "By area")
            .Table(["Area", "Reached", "In scope", "Out of scope"], Areas.Select(area => (string[])
            [
                $"`{area.Key}`",
                Count(area, method => method.IsReached),
                Count(area, method => method.IsInScope),
                Count(area, method => !method.IsInScope),
            ]));
        foreach (var area in Areas)
        {
            page.Heading(2, $"`{area.Key}`").Table(["Method", "Path", "Reached by"], area.Select(Row));
        }

        return page.ToString();
    }

    /// <summary>The README with its line about the share.</summary>
    /// <param name="readme">The README as it is.</param>
    /// <exception cref="GenerateException">It has no such line.</exception>
    public string Mention(string readme)
    {
        var start = readme.IndexOf($"\n{ReadmeStart}", StringComparison.Ordinal) + 1;
        return start > 0
            ? $"{readme[..start]}{ReadmeStart}{Share} of PVE's API that change something ([docs/coverage.md](docs/coverage.md))."
                + readme[readme.IndexOf('\n', start)..]
            : throw new GenerateException($"README.md has no line that begins with \"{ReadmeStart}\".");
    }

    private IEnumerable<IGrouping<string, CoveredMethod>> Areas =>
        table.Methods.GroupBy(method => AreaOf(method.Path), StringComparer.Ordinal);

    // The first two names that are no parameters: /cluster/ha, /nodes/qemu.
    private static string AreaOf(string path) =>
        "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name[0] != '{').Take(2));

    private static string Count(IEnumerable<CoveredMethod> methods, Func<CoveredMethod, bool> counts) => $"{methods.Count(counts)}";

    private string[] Row(CoveredMethod method) =>
        [method.Verb, $"`{method.Path}`", method.IsReached ? string.Join(", ", method.By.Select(LinkTo)) : method.Otherwise];

    private string LinkTo(string name) => _links.GetValueOrDefault(name)
        ?? throw new GenerateException($"The table of coverage names {name}, and there is no such resource or command.");

    private static string Link(Declaration declaration, string folder) =>
        $"[{TypeNames.Of(declaration)}]({folder}/{declaration.Name}.md)";
}
