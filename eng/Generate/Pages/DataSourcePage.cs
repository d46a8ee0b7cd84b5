using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Programs;

namespace Proxmox.Generate.Pages;

/// <summary>The page of a data source.</summary>
public static class DataSourcePage
{
    /// <summary>The page's text.</summary>
    /// <exception cref="ExampleException">The example is missing.</exception>
    /// <exception cref="GenerateException">The declaration cannot be documented.</exception>
    public static string Write(DataSource source, Examples examples)
    {
        var page = DeclarationPage.Begin(source, "Data Source", examples);
        ArgumentReference.Write(page, source.Attributes);
        PrivilegeRemarks.Write(page, source);
        return page.ToString();
    }
}
