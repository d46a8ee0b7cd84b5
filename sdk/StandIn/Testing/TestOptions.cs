namespace Pulumi.Testing;

/// <summary>What a test tells the program that it runs.</summary>
public class TestOptions
{
    /// <summary>The project's name; null for <c>project</c>.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The directory of the project file; null if the engine does not tell it.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>The stack's name; null for <c>stack</c>.</summary>
    public string? StackName { get; set; }

    /// <summary>Whether it is a preview; null means that it is.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>The organization that the stack belongs to; null for <c>organization</c>.</summary>
    public string? OrganizationName { get; set; }
}
