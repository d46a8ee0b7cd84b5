using System.Runtime.CompilerServices;

namespace Sdk.Tests;

/// <summary>Files of the repository that the tests were built from.</summary>
internal static class Sources
{
    /// <summary>The folder of this project.</summary>
    public static string Here { get; } = Path.GetDirectoryName(Source())!;

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here, "../.."));

    /// <summary>What these tests were built into.</summary>
    public static string Artifacts { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    /// <summary>The text of the schema that has every feature.</summary>
    public static string Acme { get; } = File.ReadAllText(Path.Combine(Here, "Schemas/acme.json"));

    private static string Source([CallerFilePath] string path = "") => path;
}
