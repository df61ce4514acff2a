// Stands in for the theme's file of this name: 1.5 MB that draw all of Font Awesome's icons. The few that our pages
// show come from the theme's icon font.
